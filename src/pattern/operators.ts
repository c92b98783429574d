import { anythingBut } from './anything-but.ts';
import { cidr } from './cidr.ts';
import type { Operator } from './condition.ts';
import { numeric } from './numeric.ts';
import { equalsIgnoreCase, exactly, prefix, suffix, wildcard } from './text-operators.ts';

/** All but `exists`, which alone says something of a field that is not there. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ['anything-but', anythingBut],
  ['cidr', cidr],
  ['equals-ignore-case', equalsIgnoreCase],
  ['exactly', exactly],
  ['numeric', numeric],
  ['prefix', prefix],
  ['suffix', suffix],
  ['wildcard', wildcard],
]);

/** Each operator as an entry of a field's array, to begin with: a pattern that EventBridge takes. */
export const operatorTemplates: Readonly<Record<string, string>> = {
  prefix: '{ "prefix": "a" }',
  suffix: '{ "suffix": "a" }',
  'anything-but': '{ "anything-but": ["a"] }',
  'equals-ignore-case': '{ "equals-ignore-case": "a" }',
  exactly: '{ "exactly": "a" }',
  wildcard: '{ "wildcard": "a*b" }',
  numeric: '{ "numeric": [">", 0, "<=", 10] }',
  exists: '{ "exists": true }',
  cidr: '{ "cidr": "10.0.0.0/8" }',
};
