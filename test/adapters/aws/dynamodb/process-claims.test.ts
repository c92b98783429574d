import { expect, it } from '@jest/globals';
import { ProcessClaims } from '../../../../src/adapters/aws/dynamodb/process-claims.ts';

it('forgets the claims that nobody gave up, when others come', () => {
  const claims = new ProcessClaims();
  for (let now = 0; now < 100_000; now += 1) claims.take(`key-${now}`, 'somebody', now, 1_000);
  expect(claims.size).toBe(1_000);
});

it('keeps a claim that was made again for as long as its second lease', () => {
  const claims = new ProcessClaims();
  claims.take('k', 'one', 0, 1_000);
  claims.take('other', 'one', 1, 1_000);
  claims.take('k', 'one', 900, 1_000);
  expect(claims.take('k', 'two', 1_899, 1_000)).toBe(false);
  expect(claims.take('k', 'two', 1_900, 1_000)).toBe(true);
  expect(claims.size).toBe(1);
});
