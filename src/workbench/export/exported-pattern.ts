import { compilePattern } from '../../pattern/compile-pattern.ts';
import { PatternError, quote } from '../../pattern/pattern-error.ts';
import { type PatternJson, readPatternJson } from '../../pattern/pattern-json.ts';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/**
 * A pattern as a value that every language of infrastructure can write down.
 * @throws {PatternError} for what EventBridge refuses, and for what only the text of JSON can say
 */
export function exportedPattern(text: string): JsonObject {
  compilePattern(text);
  check(readPatternJson(text));
  return JSON.parse(text);
}

function check(json: PatternJson): void {
  if (json.kind === 'number' && !Number.isFinite(Number(json.text))) {
    throw new PatternError('', `${quote(json.text)} is more than a 64-bit float holds`, { at: json });
  }
  if (json.kind === 'array') json.items.forEach(check);
  if (json.kind !== 'object') return;
  const names = new Set<string>();
  for (const { name, at, value } of json.members) {
    if (names.has(name)) {
      throw new PatternError('', `the name ${quote(name)} stands twice in one object`, { at });
    }
    // CDK loses it
    if (name === '__proto__')
      throw new PatternError('', 'no field named "__proto__" can be exported', { at });
    names.add(name);
    check(value);
  }
}

export function isObject(json: Json): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
