/**
 * EventBridge's pattern language, so that a rule can be tried where no EventBridge is. It is a library of its own: it knows
 * JSON and nothing of webhooks. A pattern is taken apart once, into the paths it asks for and what each must hold; an event
 * is looked at only along those paths. What EventBridge refuses is refused here, with the place in the pattern, and what it
 * matches is matched: wherever the two could differ, its own open implementation decides.
 */
import { type Difference, explainRules, noObject } from './explain.ts';
import { indexEvent } from './index-event.ts';
import { matchRule } from './match-rule.ts';
import { readPatternJson } from './pattern-json.ts';
import { compileRules } from './rules.ts';

/** The event pattern of an EventBridge rule. */
export interface Pattern {
  /** @param event as a target would get it, parsed; what is not an object matches nothing */
  matches(event: unknown): boolean;
  /** Why it does not match, and what would; undefined where it does. */
  explain(event: unknown): Difference | undefined;
}

/**
 * Follows aws/event-ruler, which EventBridge runs. An event's numbers are compared as 64-bit floats: two that differ
 * behind the 17th digit are one here.
 * @throws {PatternError} for what EventBridge refuses
 */
export function compilePattern(text: string): Pattern {
  const rules = compileRules(readPatternJson(text));
  const paths = new Set(rules.flatMap((rule) => [...rule.keys()]));
  return {
    matches(event) {
      if (!isObject(event)) return false;
      const index = indexEvent(event, paths);
      return rules.some((rule) => matchRule(rule, index));
    },
    explain(event) {
      return isObject(event) ? explainRules(rules, indexEvent(event, paths), event) : noObject(event);
    },
  };
}

function isObject(event: unknown): event is object {
  return typeof event === 'object' && event !== null && !Array.isArray(event);
}
