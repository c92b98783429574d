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
