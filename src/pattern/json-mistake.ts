import { type Range, type Token, tokensOf } from './json-tokens.ts';
import { quote } from './pattern-error.ts';

interface JsonMistake extends Range {
  /** What is wrong, for somebody who does not know JSON by heart. */
  readonly words: string;
}

type Expected = 'value' | 'item or end' | 'name or end' | 'name' | 'colon' | 'comma or end' | 'nothing';

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** The first place at which a text ceases to be JSON. Undefined where it is JSON. */
export function jsonMistake(text: string): JsonMistake | undefined {
  const open: string[] = [];
  let expected: Expected = 'value';
  let last: Token | undefined;
  for (const token of tokensOf(text)) {
    const words = wrongByItself(token) ?? outOfPlace(token, expected, open.at(-1));
    if (words === trailing && last !== undefined) return at(last, words);
    if (words !== undefined) return at(token, words);
    expected = step(token, expected, open);
    last = token;
  }
  if (expected === 'nothing') return undefined;
  const end = last?.to ?? text.length;
  return at({ from: end, to: end }, `it ends too early: ${missing(expected, open)}`);
}

const trailing = 'no comma may stand behind the last entry';

function at({ from, to }: Range, words: string): JsonMistake {
  return { from, to, words };
}

function wrongByItself({ kind, text }: Token): string | undefined {
  if (kind === 'comment') return 'JSON has no comments';
  if (kind === 'quoted') return 'text stands in double quotes, not in single ones';
  if (kind === 'unclosed') return 'the string has no quote at its end';
  if (kind === 'string' && !isJson(text))
    return 'the string has a "\\" or a character in it that JSON does not take';
  return undefined;
}

function outOfPlace(token: Token, expected: Expected, container: string | undefined): string | undefined {
  const { kind, text } = token;
  const closes = container !== undefined && text === closers[container];
  const isCloser = kind === 'mark' && (text === '}' || text === ']');
  switch (expected) {
    case 'nothing':
      return 'the pattern has ended before this';
    case 'colon':
      return text === ':' ? undefined : 'a ":" is missing before this';
    case 'comma or end':
      if (text === ',' || closes) return undefined;
      return isCloser || text === ':' ? wrongMark(text, container) : 'a comma is missing before this';
    case 'name':
    case 'name or end':
      if (kind === 'string' || (closes && expected === 'name or end')) return undefined;
      if (closes) return trailing;
      return kind === 'word'
        ? `the name ${quote(text)} needs double quotes`
        : 'a name is missing before this';
    case 'value':
    case 'item or end':
      if (closes && expected === 'item or end') return undefined;
      if (closes && container === '[') return trailing;
      if (kind === 'word') return wrongWord(text);
      return kind === 'string' || text === '{' || text === '[' ? undefined : 'a value is missing before this';
  }
}

function wrongWord(text: string): string | undefined {
  return isJson(text) ? undefined : `${quote(text)} is no number, and text needs double quotes`;
}

function wrongMark(text: string, container: string | undefined): string {
  return container === undefined
    ? `"${text}" is too much`
    : `"," or "${closers[container]}" belongs here, not "${text}"`;
}

function step({ text }: Token, expected: Expected, open: string[]): Expected {
  if (text === ':') return 'value';
  if (text === ',') return open.at(-1) === '{' ? 'name' : 'value';
  if (expected === 'name or end' || expected === 'name') {
    if (text !== '}') return 'colon';
  } else if (text === '{' || text === '[') {
    open.push(text);
    return text === '{' ? 'name or end' : 'item or end';
  }
  if (text === '}' || text === ']') open.pop();
  return open.length === 0 ? 'nothing' : 'comma or end';
}

function missing(expected: Expected, open: readonly string[]): string {
  const container = open.at(-1);
  if (expected === 'colon') return 'a ":" and a value are missing';
  if (expected === 'value' || container === undefined) return 'a value is missing';
  return `a "${closers[container]}" is missing`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
