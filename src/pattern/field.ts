import type { Condition, Test } from './condition.ts';
import { parseIpAddress, sameAddress } from './ip-address.ts';
import { operators } from './operators.ts';
import { PatternError, quote, shown } from './pattern-error.ts';
import { type PatternArray, type PatternJson, type PatternObject, soleMember } from './pattern-json.ts';

/** What a field may be: any one of the entries of its array. */
export function compileField(array: PatternArray, path: string): readonly Condition[] {
  if (array.items.length === 0) throw new PatternError(path, 'the array is empty', { at: array });
  return array.items.map((item) => compileEntry(item, path));
}

function compileEntry(item: PatternJson, path: string): Condition {
  switch (item.kind) {
    case 'object':
      return compileExpression(item, path);
    case 'array':
      throw new PatternError(
        path,
        'an array may hold strings, numbers, true, false, null and expressions, no array',
        { at: item },
      );
    case 'string':
      return value(
        equalsText(item.text),
        () => JSON.stringify(item.text),
        () => shown(item.text),
      );
    case 'number':
      return value(equals(Number(item.text)), () => item.text);
    case 'literal':
      return value(equals(item.value), () => String(item.value));
  }
}

function value(test: Test, json: () => string, words = json): Condition {
  return { kind: 'test', test, words, example: json };
}

function compileExpression(expression: PatternObject, path: string): Condition {
  const { name, at, value: operand } = soleMember(expression) ?? {};
  if (name === undefined || at === undefined || operand === undefined) {
    throw new PatternError(path, 'an expression is an object with one operator', { at: expression });
  }
  if (name === 'exists') return compileExists(operand, path);
  const operator = operators.get(name);
  if (operator === undefined) throw new PatternError(path, `there is no operator ${quote(name)}`, { at });
  return { kind: 'test', ...operator(operand, path) };
}

function compileExists(operand: PatternJson, path: string): Condition {
  if (operand.kind !== 'literal' || operand.value === null) {
    throw new PatternError(path, '"exists" needs true or false', { at: operand });
  }
  if (!operand.value) return { kind: 'absent' };
  return value(
    () => true,
    () => '"anything"',
    () => 'any value',
  );
}

function equals(expected: number | boolean | null): Test {
  return (leaf) => leaf === expected;
}

/** A text that is an IP address means the address, however the event spells it. */
function equalsText(expected: string): Test {
  const address = parseIpAddress(expected);
  if (address === undefined) return (leaf) => leaf === expected;
  return (leaf) => {
    const candidate = typeof leaf === 'string' ? parseIpAddress(leaf) : undefined;
    return candidate !== undefined && sameAddress(candidate, address);
  };
}
