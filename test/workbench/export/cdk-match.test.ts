import { expect, it } from '@jest/globals';
import { matchOf } from '../../../src/workbench/export/cdk-match.ts';

it.each([
  [{ numeric: ['>', 1] }, 'Match.greaterThan(1)'],
  [{ numeric: ['>=', 1, '<=', 2] }, 'Match.interval(1, 2)'],
  [{ numeric: ['>', 1, '<=', 2] }, 'Match.allOf(Match.greaterThan(1), Match.lessThanOrEqual(2))'],
  [{ numeric: ['>=', 1, '<', 2] }, 'Match.allOf(Match.greaterThanOrEqual(1), Match.lessThan(2))'],
  [{ cidr: '10.0.0.0/24' }, "Match.cidr('10.0.0.0/24')"],
  [{ cidr: '2001:db8::/32' }, undefined],
  [{ prefix: { 'equals-ignore-case': 'a' } }, "Match.prefixEqualsIgnoreCase('a')"],
  [{ prefix: {} }, undefined],
  [{ 'anything-but': ['a', 1] }, "Match.anythingBut('a', 1)"],
  [{ 'anything-but': 'a' }, undefined],
  [{ 'anything-but': {} }, undefined],
  [{ 'anything-but': { prefix: ['a'] } }, undefined],
  [{ 'anything-but': { prefix: ['a', 'b'] } }, "Match.anythingButPrefix('a', 'b')"],
  [{ 'anything-but': { suffix: 'a' } }, "Match.anythingButSuffix('a')"],
  [{}, undefined],
  ['a', undefined],
])('%j is, as a call of the CDK, %s', (entry, call) => {
  expect(matchOf(entry)).toBe(call);
});
