import { jsonMistake } from './json-mistake.ts';
import { type Range, type Token, tokensOf } from './json-tokens.ts';
import { PatternError } from './pattern-error.ts';

/**
 * JSON as EventBridge reads a pattern: as a stream. `JSON.parse` would keep one of two equal names and forget
 * how a number was written, and both decide what a pattern means. Each value knows where in the text it stands.
 */
export type PatternJson = PatternObject | PatternArray | PatternScalar;

export type PatternScalar = Range &
  (
    | { readonly kind: 'string'; readonly text: string }
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'literal'; readonly value: boolean | null }
  );

export interface PatternObject extends Range {
  readonly kind: 'object';
  readonly members: readonly PatternMember[];
}

export interface PatternMember {
  readonly name: string;
  /** Where its name stands. */
  readonly at: Range;
  readonly value: PatternJson;
}

export interface PatternArray extends Range {
  readonly kind: 'array';
  readonly items: readonly PatternJson[];
}

/** The one member of an object that has no other. */
export function soleMember({ members }: PatternObject): PatternMember | undefined {
  return members.length === 1 ? members[0] : undefined;
}

/** The most a rule can hold once its quota is raised; the default is half of it. */
const longestPattern = 4096;
const deepest = 1000;

export function readPatternJson(text: string): PatternJson {
  if (text.length > longestPattern) {
    const at = { from: longestPattern, to: text.length };
    throw new PatternError('', `the pattern has ${text.length} characters, a rule holds ${longestPattern}`, {
      at,
    });
  }
  try {
    JSON.parse(text);
  } catch (cause) {
    const { words, ...at } = jsonMistake(text) ?? { words: String(cause), from: 0, to: text.length };
    throw new PatternError('', `the pattern is not valid JSON: ${words}`, { cause, at });
  }
  const tokens = tokensOf(text);
  return readValue(next(tokens), tokens, 0);
}

// From here on the text is known to be JSON: nothing is checked twice.

function readValue(token: Token, tokens: Iterator<Token>, depth: number): PatternJson {
  const { kind, text, from, to } = token;
  if (depth > deepest) {
    throw new PatternError('', `the pattern is nested more than ${deepest} levels deep`, { at: token });
  }
  if (text === '{') {
    const { entries, end } = readMembers(tokens, depth + 1);
    return { kind: 'object', members: entries, from, to: end };
  }
  if (text === '[') {
    const { entries, end } = readItems(tokens, depth + 1);
    return { kind: 'array', items: entries, from, to: end };
  }
  if (kind === 'string') return { kind: 'string', text: JSON.parse(text), from, to };
  if (text === 'null') return { kind: 'literal', value: null, from, to };
  if (text === 'true' || text === 'false') return { kind: 'literal', value: text === 'true', from, to };
  return { kind: 'number', text, from, to };
}

interface Content<Entry> {
  readonly entries: readonly Entry[];
  readonly end: number;
}

function readMembers(tokens: Iterator<Token>, depth: number): Content<PatternMember> {
  const entries: PatternMember[] = [];
  for (;;) {
    const token = next(tokens);
    if (token.text === '}') return { entries, end: token.to };
    if (token.text === ',') continue;
    const { from, to } = token;
    next(tokens); // the colon
    entries.push({
      name: JSON.parse(token.text),
      at: { from, to },
      value: readValue(next(tokens), tokens, depth),
    });
  }
}

function readItems(tokens: Iterator<Token>, depth: number): Content<PatternJson> {
  const entries: PatternJson[] = [];
  for (;;) {
    const token = next(tokens);
    if (token.text === ']') return { entries, end: token.to };
    if (token.text !== ',') entries.push(readValue(token, tokens, depth));
  }
}

function next(tokens: Iterator<Token>): Token {
  return tokens.next().value;
}
