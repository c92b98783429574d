import { type Matcher, type Operator, onText } from './condition.ts';
import { CaselessText } from './ignore-case.ts';
import { PatternError, quote, shown } from './pattern-error.ts';
import { type PatternJson, type PatternObject, soleMember } from './pattern-json.ts';
import { Wildcard } from './wildcard.ts';

export const exactly: Operator = (operand, path) => {
  const expected = readText(operand, path, 'exactly');
  return matcher(
    (leaf) => leaf === expected,
    () => shown(expected),
    expected,
  );
};

export const prefix: Operator = (operand, path) => {
  if (operand.kind === 'object') {
    return caseless(operand, path, { operator: 'prefix', verb: 'begins' }, (text, leaf) =>
      text.startsIn(leaf),
    );
  }
  const start = readText(operand, path, 'prefix');
  return matcher(
    onText((text) => text.startsWith(start)),
    () => `what begins with ${shown(start)}`,
    start,
  );
};

export const suffix: Operator = (operand, path) => {
  if (operand.kind === 'object') {
    return caseless(operand, path, { operator: 'suffix', verb: 'ends' }, (text, leaf) => text.endsIn(leaf));
  }
  const end = readText(operand, path, 'suffix');
  return matcher(
    onText((text) => text.endsWith(end)),
    () => `what ends with ${shown(end)}`,
    end,
  );
};

export const equalsIgnoreCase: Operator = (operand, path) => {
  const text = readText(operand, path, 'equals-ignore-case');
  const expected = new CaselessText(text);
  return matcher(
    onText((leaf) => expected.equals(leaf)),
    () => `${shown(text)} in any case`,
    text,
  );
};

export const wildcard: Operator = (operand, path) => {
  const text = readText(operand, path, 'wildcard');
  const expected = new Wildcard(text, path, operand);
  return {
    test: onText((leaf) => expected.matches(leaf)),
    words: () => `what looks like ${shown(text)}`,
    example: () => JSON.stringify(expected.example()),
  };
};

/** `{"prefix": {"equals-ignore-case": "…"}}`, and the same for `suffix`. */
function caseless(
  operand: PatternObject,
  path: string,
  { operator, verb }: { readonly operator: string; readonly verb: string },
  test: (expected: CaselessText, text: string) => boolean,
): Matcher {
  const { name, value } = soleMember(operand) ?? {};
  if (value === undefined || name !== 'equals-ignore-case') {
    throw new PatternError(path, `"${operator}" takes a string or one "equals-ignore-case"`, { at: operand });
  }
  const text = readText(value, path, name);
  const expected = new CaselessText(text);
  return matcher(
    onText((leaf) => test(expected, leaf)),
    () => `what ${verb} with ${shown(text)} in any case`,
    text,
  );
}

/** What a text passes itself. */
function matcher(test: Matcher['test'], words: Matcher['words'], text: string): Matcher {
  return { test, words, example: () => JSON.stringify(text) };
}

function readText(json: PatternJson, path: string, operator: string): string {
  if (json.kind !== 'string') {
    throw new PatternError(path, `${quote(operator)} needs a string`, { at: json });
  }
  return json.text;
}
