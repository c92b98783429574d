import { PatternError } from './pattern-error.ts';

/**
 * JSON as EventBridge reads a pattern: as a stream. `JSON.parse` would keep one of two equal names and forget
 * how a number was written, and both decide what a pattern means.
 */
export type PatternJson =
  | PatternObject
  | PatternArray
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'literal'; readonly value: boolean | null };

export interface PatternObject {
  readonly kind: 'object';
  readonly members: readonly (readonly [name: string, value: PatternJson])[];
}

export interface PatternArray {
  readonly kind: 'array';
  readonly items: readonly PatternJson[];
}

/** The one member of an object that has no other. */
export function soleMember({ members }: PatternObject): PatternObject['members'][number] | undefined {
  return members.length === 1 ? members[0] : undefined;
}

/** The most a rule can hold once its quota is raised; the default is half of it. */
const longestPattern = 4096;
const deepest = 1000;

export function readPatternJson(text: string): PatternJson {
  if (text.length > longestPattern) {
    throw new PatternError('', `the pattern has ${text.length} characters, a rule holds ${longestPattern}`);
  }
  try {
    JSON.parse(text);
  } catch (cause) {
    throw new PatternError('', 'the pattern is not valid JSON', { cause });
  }
  const tokens = tokensOf(text);
  return readValue(next(tokens), tokens, 0);
}

// From here on the text is known to be JSON: nothing is checked twice.

function readValue(token: string, tokens: Iterator<string>, depth: number): PatternJson {
  if (depth > deepest) throw new PatternError('', `the pattern is nested more than ${deepest} levels deep`);
  if (token === '{') return { kind: 'object', members: readMembers(tokens, depth + 1) };
  if (token === '[') return { kind: 'array', items: readItems(tokens, depth + 1) };
  if (token.startsWith('"')) return { kind: 'string', text: JSON.parse(token) };
  if (token === 'null') return { kind: 'literal', value: null };
  if (token === 'true' || token === 'false') return { kind: 'literal', value: token === 'true' };
  return { kind: 'number', text: token };
}

function readMembers(tokens: Iterator<string>, depth: number): PatternObject['members'] {
  const members: [string, PatternJson][] = [];
  for (let token = next(tokens); token !== '}'; token = next(tokens)) {
    if (token !== ',') members.push([JSON.parse(token), readValue(next(tokens), tokens, depth)]);
  }
  return members;
}

function readItems(tokens: Iterator<string>, depth: number): readonly PatternJson[] {
  const items: PatternJson[] = [];
  for (let token = next(tokens); token !== ']'; token = next(tokens)) {
    if (token !== ',') items.push(readValue(token, tokens, depth));
  }
  return items;
}

function next(tokens: Iterator<string>): string {
  return tokens.next().value;
}

/** Colons are left out: after a name there is nothing else. */
function* tokensOf(json: string): Generator<string> {
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]|[^\s[\]{},:"]+/g)) yield token;
}
