import { anythingBut } from './anything-but.ts';
import { cidr } from './cidr.ts';
import type { Condition, Operator, Test } from './condition.ts';
import { parseIpAddress, sameAddress } from './ip-address.ts';
import { numeric } from './numeric.ts';
import { PatternError, quote } from './pattern-error.ts';
import { type PatternArray, type PatternJson, type PatternObject, soleMember } from './pattern-json.ts';
import { equalsIgnoreCase, exactly, prefix, suffix, wildcard } from './text-operators.ts';

const operators = new Map<string, Operator>([
  ['anything-but', anythingBut],
  ['cidr', cidr],
  ['equals-ignore-case', equalsIgnoreCase],
  ['exactly', exactly],
  ['numeric', numeric],
  ['prefix', prefix],
  ['suffix', suffix],
  ['wildcard', wildcard],
]);

/** What a field may be: any one of the entries of its array. */
export function compileField(array: PatternArray, path: string): readonly Condition[] {
  if (array.items.length === 0) throw new PatternError(path, 'the array is empty');
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
      );
    case 'string':
      return { kind: 'test', test: equalsText(item.text) };
    case 'number':
      return { kind: 'test', test: equals(Number(item.text)) };
    case 'literal':
      return { kind: 'test', test: equals(item.value) };
  }
}

function compileExpression(expression: PatternObject, path: string): Condition {
  const [name, operand] = soleMember(expression) ?? [];
  if (name === undefined || operand === undefined) {
    throw new PatternError(path, 'an expression is an object with one operator');
  }
  if (name === 'exists') return compileExists(operand, path);
  const operator = operators.get(name);
  if (operator === undefined) throw new PatternError(path, `there is no operator ${quote(name)}`);
  return { kind: 'test', test: operator(operand, path) };
}

function compileExists(operand: PatternJson, path: string): Condition {
  if (operand.kind !== 'literal' || operand.value === null) {
    throw new PatternError(path, '"exists" needs true or false');
  }
  return operand.value ? { kind: 'test', test: () => true } : { kind: 'absent' };
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
