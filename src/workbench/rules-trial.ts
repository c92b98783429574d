/** A pattern that is being written, on what came. */
import { setImmediate as turn } from 'node:timers/promises';
import { compilePattern, type Pattern } from '../pattern/compile-pattern.ts';
import { PatternError } from '../pattern/pattern-error.ts';
import type { Explained, Tried, TriedEvent } from './api.ts';
import { exportRule } from './export/export-rule.ts';
import type { ReceivedEvents } from './received-events.ts';
import { orRefused } from './refused-pattern.ts';
import type { Rules } from './workbench.ts';

/** The gateway waits no longer than this for somebody who types a pattern. */
const sliceMs = 8;

/** @param limit so many of the newest events are looked at */
export async function tryPattern(pattern: string, limit: number, received: ReceivedEvents): Promise<Tried> {
  let compiled: Pattern;
  try {
    compiled = compilePattern(pattern);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return { mistake: { message: error.message, from: error.from, to: error.to } };
  }
  const events: TriedEvent[] = [];
  let end = performance.now() + sliceMs;
  for (const { json, ...event } of received.newest(limit)) {
    events.push({ ...event, isMatch: compiled.matches(JSON.parse(json)) });
    if (performance.now() < end) continue;
    await turn();
    end = performance.now() + sliceMs;
  }
  return { looked: events.length, matched: events.filter(({ isMatch }) => isMatch).length, events };
}

/**
 * @param key of the event
 * @returns undefined where there is no such event
 * @throws {RefusedError} for a pattern that EventBridge refuses
 */
export function explainPattern(
  pattern: string,
  key: string,
  received: Pick<ReceivedEvents, 'get'>,
): Explained | undefined {
  const compiled = orRefused(() => compilePattern(pattern));
  const json = received.get(key);
  if (json === undefined) return undefined;
  const difference = compiled.explain(JSON.parse(json));
  return difference === undefined
    ? { event: key, isMatch: true }
    : { event: key, isMatch: false, difference };
}

/** What of the rules needs no rules file. */
export function rulesTrial(received: ReceivedEvents): Pick<Rules, 'try' | 'explain' | 'export'> {
  return {
    try: (pattern, limit) => tryPattern(pattern, limit, received),
    explain: (pattern, key) => explainPattern(pattern, key, received),
    export: exportRule,
  };
}
