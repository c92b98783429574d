import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  outages,
  refusals,
  rejections,
  unreached,
  verdictWords,
} from '../../../src/workbench/deliveries/verdict-words.ts';

const judged = { code: undefined, endpoint: 'hook', proof: undefined, secret: undefined } as const;

/** The codes of a union of texts, as its source has them. */
function codesIn(path: string, start: string): readonly string[] {
  const [, union = ''] = readFileSync(path, 'utf8').split(start);
  return [...union.split(';')[0]!.matchAll(/^ {2}\| '(\w+)'/gm)].map(([, code]) => code as string);
}

describe('there are words', () => {
  it('for each way to say no', () => {
    const codes = codesIn('src/domain/verification/verdict.ts', 'export type RejectionCode =');
    expect(codes.length).toBeGreaterThanOrEqual(15);
    expect(Object.keys(rejections).sort()).toEqual([...codes, 'unknown_endpoint'].sort());
  });

  it('for each code of a receipt that is no success, wherever one is made', () => {
    const paths = [
      'src/domain/publishing',
      'src/domain/receiving',
      'src/adapters/publishing',
      'src/adapters/local',
    ].flatMap((folder) => globSync(`${folder}/**/*.ts`));
    const codes = paths.flatMap((path) =>
      [
        ...readFileSync(path, 'utf8').matchAll(
          /status: '(?:unavailable|refused)',\s+reason: '\w+',\s+code: '(\w+)'/g,
        ),
      ].map(([, code]) => code as string),
    );
    expect(codes.length).toBeGreaterThan(8);
    expect(codes.filter((code) => !Object.hasOwn(outages, code))).toEqual([]);
  });

  it('for each way in which no secret can be had', () => {
    const [, union = ''] =
      /SecretsFailure = ([^;]+);/.exec(readFileSync('src/domain/errors.ts', 'utf8')) ?? [];
    const failures = [...union.matchAll(/'(\w+)'/g)].map(([, failure]) => `secret_${failure}`);
    expect(failures.length).toBeGreaterThanOrEqual(7);
    expect(failures.filter((code) => !Object.hasOwn(outages, code))).toEqual([]);
  });

  it('and each is a sentence of its own', () => {
    const all = [rejections, refusals, unreached, outages].flatMap((words) => Object.values(words));
    expect(all.filter((words) => !/^[A-Z`].*[.?]$/.test(words))).toEqual([]);
    expect(new Set([rejections, refusals].flatMap((words) => Object.values(words))).size).toBe(
      Object.keys(rejections).length + Object.keys(refusals).length,
    );
  });
});

describe('the verdict', () => {
  it.each([
    ['rejected', 'signature_missing', rejections.signature_missing],
    ['rejected', 'toString', 'It was turned away: toString.'],
    ['refused', 'wrong_origin', refusals.wrong_origin],
    ['refused', 'other', 'It was turned away: other.'],
    ['unavailable', 'secret_absent', outages.secret_absent],
    [
      'unavailable',
      'ThrottlingException',
      'Nothing took it: the bus answered ThrottlingException. Its sender is told to come again.',
    ],
  ] as const)('of what was %s with %s', (outcome, code, words) => {
    expect(verdictWords({ ...judged, outcome, code })).toBe(words);
  });

  it.each([
    ['signed', 'current:0', 'The signature is right, and covers all that is used.'],
    [
      'partial',
      'current:1',
      'The signature is right, by an older secret of the list (number 2), and does not cover all of the body.',
    ],
    [
      'signed',
      'pending:0',
      'The signature is right, by the secret that waits to become the current one, and covers all that is used.',
    ],
    [
      'token',
      'previous:0',
      'The sender showed its token, by the secret before the current one: the sender still uses the old one. It signs nothing: whoever saw one delivery can send any other.',
    ],
    [
      'token',
      undefined,
      'The sender showed its token. It signs nothing: whoever saw one delivery can send any other.',
    ],
  ] as const)('of what was proven: %s by %s', (proof, secret, words) => {
    expect(verdictWords({ ...judged, outcome: 'accepted', proof, secret })).toBe(words);
  });

  it.each([
    ['answered', undefined, /^The sender asked whether somebody listens/],
    ['answered', 'signed', /^The signature is right.* asks something/],
    ['duplicate', 'signed', /hook has delivered the same before/],
    ['parked', 'signed', /it waits/],
    ['failed', undefined, /mistake of the gateway/],
  ] as const)('of what was %s (%s) says so', (outcome, proof, words) => {
    expect(verdictWords({ ...judged, outcome, proof })).toMatch(words);
  });
});
