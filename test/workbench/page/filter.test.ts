import { describe, expect, it } from '@jest/globals';
import type { DeliveryRow } from '../../../src/workbench/api.ts';
import { filterOf, isStricter } from '../../../src/workbench/page/deliveries/filter.ts';
import { prepared } from '../../../src/workbench/page/deliveries/prepared.ts';
import { aRow } from './rows.ts';

const rejected: Partial<DeliveryRow> = {
  endpoint: 'github-eu',
  provider: 'github',
  type: undefined,
  outcome: 'rejected',
  code: 'signature_mismatch',
  status: 401,
};

describe('a filter', () => {
  const passes = (text: string, row: Partial<DeliveryRow> = rejected) =>
    filterOf(text)?.(prepared(aRow(row)));

  it.each([
    'github',
    'GitHub 401',
    'mismatch github',
    'outcome:rejected',
    'outcome:rej status:4',
    'endpoint:eu sender:github code:mismatch',
    '-stripe',
    '-type:push',
    '-status:2',
    'GITHUB -outcome:accepted',
  ])('lets through what has all that it says: %s', (text) => expect(passes(text)).toBe(true));

  it.each([
    'stripe',
    'github stripe',
    'outcome:accepted',
    'status:40 status:2',
    'sender:eu',
    '-github',
    '-code:signature',
    'type:push',
    'constructor:x',
  ])('keeps out what lacks one of them, or has what it excludes: %s', (text) =>
    expect(passes(text)).toBe(false),
  );

  it('takes a word after a colon for itself where no field has that name', () => {
    expect(passes('urn:x', { type: 'urn:x.happened' })).toBe(true);
  });

  it.each(['', '  ', '-', 'outcome:', '-type:'])(
    'lets everything through while nothing is said yet: "%s"',
    (text) => expect(filterOf(text)).toBeUndefined(),
  );
});

describe('a text that grows', () => {
  it.each([
    ['git', 'github'],
    ['github', 'github '],
    ['github ', 'github -x'],
    ['-x', '-x github'],
    ['status:4', 'status:40'],
    ['', 'a'],
  ])('asks for more: "%s" to "%s"', (shorter, longer) => expect(isStricter(longer, shorter)).toBe(true));

  it.each([
    ['github', 'git'],
    ['-x', '-xy'],
    ['-x', '-xy github'],
    ['status', 'status:'],
    ['abc', 'xabc'],
  ])('may ask for less, or something else: "%s" to "%s"', (shorter, longer) =>
    expect(isStricter(longer, shorter)).toBe(false),
  );
});
