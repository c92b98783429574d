import { type Operator, onText } from './condition.ts';
import { CaselessText } from './ignore-case.ts';
import { PatternError, quote } from './pattern-error.ts';
import { type PatternJson, type PatternObject, soleMember } from './pattern-json.ts';
import { Wildcard } from './wildcard.ts';

export const exactly: Operator = (operand, path) => {
  const expected = readText(operand, path, 'exactly');
  return (leaf) => leaf === expected;
};

export const prefix: Operator = (operand, path) => {
  if (operand.kind === 'object')
    return caseless(operand, path, 'prefix', (text, leaf) => text.startsIn(leaf));
  const start = readText(operand, path, 'prefix');
  return onText((text) => text.startsWith(start));
};

export const suffix: Operator = (operand, path) => {
  if (operand.kind === 'object') return caseless(operand, path, 'suffix', (text, leaf) => text.endsIn(leaf));
  const end = readText(operand, path, 'suffix');
  return onText((text) => text.endsWith(end));
};

export const equalsIgnoreCase: Operator = (operand, path) => {
  const expected = new CaselessText(readText(operand, path, 'equals-ignore-case'));
  return onText((text) => expected.equals(text));
};

export const wildcard: Operator = (operand, path) => {
  const expected = new Wildcard(readText(operand, path, 'wildcard'), path);
  return onText((text) => expected.matches(text));
};

/** `{"prefix": {"equals-ignore-case": "…"}}`, and the same for `suffix`. */
function caseless(
  operand: PatternObject,
  path: string,
  operator: string,
  test: (expected: CaselessText, text: string) => boolean,
) {
  const [name, text] = soleMember(operand) ?? [];
  if (text === undefined || name !== 'equals-ignore-case') {
    throw new PatternError(path, `"${operator}" takes a string or one "equals-ignore-case"`);
  }
  const expected = new CaselessText(readText(text, path, name));
  return onText((leaf) => test(expected, leaf));
}

function readText(json: PatternJson, path: string, operator: string): string {
  if (json.kind !== 'string') throw new PatternError(path, `${quote(operator)} needs a string`);
  return json.text;
}
