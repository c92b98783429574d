import { describe, expect, it } from '@jest/globals';
import type { Diagnosis } from '../../../src/workbench/api.ts';
import { foundIn, isJson } from '../../../src/workbench/page/delivery/bodies.ts';
import { reasonOf } from '../../../src/workbench/page/delivery/reasons.ts';
import { sharesOf } from '../../../src/workbench/page/delivery/shares.ts';
import { comparedRows, leadOf, triedWords } from '../../../src/workbench/page/delivery/why-words.ts';
import {
  count,
  exactTimeOf,
  many,
  msOf,
  sizeOf,
  timeOf,
  untilOf,
} from '../../../src/workbench/page/format.ts';

describe('numbers, as people read them', () => {
  it('say how long and how large with as many digits as help', () => {
    expect([0.04, 3.26, 12.4, 9_999, 12_340].map(msOf)).toEqual([
      '0.0 ms',
      '3.3 ms',
      '12 ms',
      '9999 ms',
      '12.3 s',
    ]);
    expect([0, 999, 1000, 262_144, 5_400_000].map(sizeOf)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '262.1 kB',
      '5.4 MB',
    ]);
    expect([count(100_000), many(1, 'event'), many(2, 'event')]).toEqual(['100,000', '1 event', '2 events']);
  });

  it('say when, with the date where it was not today', () => {
    const noon = new Date(2026, 10, 26, 12, 0, 0).getTime();
    const before = new Date(2026, 10, 25, 23, 59, 58).getTime();
    expect(timeOf(noon, noon)).toMatch(/^12:00:00$/);
    expect(timeOf(before, noon)).toMatch(/25.*23:59:58/);
    expect(exactTimeOf(noon)).toMatch(/2026/);
  });

  it('say how long until then', () => {
    expect([-5, 40, 600, 7_200 * 3].map((seconds) => untilOf(seconds * 1000, 0))).toEqual([
      'in 0 s',
      'in 40 s',
      'in 10 min',
      'in 6 h',
    ]);
  });

  it('give a status its name where it has one', () => {
    expect([reasonOf(200), reasonOf(413), reasonOf(299)]).toEqual(['OK', 'Content Too Large', '']);
  });
});

describe('why a delivery was turned away', () => {
  const cause = { axis: 'body', id: 'crlf', words: 'the body came with CRLF', cure: 'send LF' } as const;
  const diagnosis = (parts: Partial<Diagnosis>): Diagnosis => ({
    isVerified: false,
    by: undefined,
    code: 'signature_mismatch',
    explanation: { how: '', signed: [], shown: [], computed: [], expected: undefined },
    causes: [],
    suspicions: [],
    tried: { single: 0, pairs: 0, isComplete: true },
    verdict: 'It does not verify.',
    ...parts,
  });

  it('begins with what was found, and with the verdict where nothing was', () => {
    const leads = [[], [cause], [cause, cause], [cause, cause, cause]].map((causes) =>
      leadOf(diagnosis({ causes })),
    );
    expect(leads).toEqual([
      'It does not verify.',
      'With this put right it verifies:',
      'With both of these put right it verifies:',
      'With all of these put right it verifies:',
    ]);
  });

  it('says how much was tried until then, and shows beside each other what was shown and would be right', () => {
    const words = (single: number, pairs: number, causes = [cause]) =>
      triedWords(diagnosis({ causes, tried: { single, pairs, isComplete: true } }));
    expect([words(0, 0), words(1, 0), words(21, 24), words(21, 24, [])]).toEqual([
      undefined,
      'Tried: 1 usual cause.',
      'Tried: 21 usual causes, and 24 pairs of them.',
      undefined,
    ]);
    const computed = [{ by: 'the current secret of github', text: '1f0c…' }];
    expect(comparedRows({ ...diagnosis({}).explanation, shown: ['5257a8…'], computed })).toEqual([
      ['Shown', '5257a8…'],
      ['With the current secret of github', '1f0c…'],
    ]);
  });
});

describe('the time of a delivery', () => {
  it('is cut into its steps and the rest, which fill the bar', () => {
    const shares = sharesOf({ verify: 2, publish: 5, total: 10 });
    expect(shares).toEqual([
      { name: 'verify', ms: 2, share: 0.2 },
      { name: 'publish', ms: 5, share: 0.5 },
      { name: 'rest', ms: 3, share: 0.3 },
    ]);
  });

  it('is never less than its steps, however they were rounded', () => {
    const shares = sharesOf({ verify: 2, normalise: 2, total: 3.9 });
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(sharesOf({ total: 0 })).toEqual([{ name: 'rest', ms: 0, share: 0 }]);
  });
});

describe('a body', () => {
  it('has a tree where it is an object or a list', () => {
    expect(['{"a":1}', '[]', '"a"', '1', 'null', '{', ''].map(isJson)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('is searched without regard to case, and nothing of it is lost', () => {
    const text = 'Commit, commit and no more';
    const pieces = foundIn(text, 'COMMIT');
    expect(pieces.filter(({ isFound }) => isFound).map((piece) => piece.text)).toEqual(['Commit', 'commit']);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(foundIn(text, '')).toEqual([{ text, isFound: false }]);
  });

  it('keeps its places where a letter is longer in lower case', () => {
    expect(foundIn('İx', 'x')).toEqual([{ text: 'İx', isFound: false }]);
  });

  it('is marked a thousand times at most', () => {
    const pieces = foundIn('a'.repeat(5_000), 'a');
    expect(pieces.filter(({ isFound }) => isFound)).toHaveLength(1_000);
    expect(pieces.map((piece) => piece.text).join('')).toHaveLength(5_000);
  });
});
