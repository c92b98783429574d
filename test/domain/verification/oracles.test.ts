import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Asked, Taken } from '../../support/ask-oracles.ts';

const ids = globSync('test/oracles/*.ts').map((file) => basename(file, '.ts'));
const asked: readonly Asked[] = JSON.parse(
  execFileSync('node_modules/.bin/node', ['test/support/ask-oracles.ts'], { encoding: 'utf8' }),
);

describe('the SDKs of senders', () => {
  it('are asked, each that has a file', () => {
    expect(asked.map(({ id }) => id)).toEqual(ids.filter((id) => id !== 'oracle').sort());
    expect(asked.length).toBeGreaterThanOrEqual(1);
  });
});

describe.each(asked)('$sdk, asked about $id,', ({ proof, takesOtherBodies, answers, error }) => {
  const all = (of: 'oursByThem' | 'theirsByUs' | 'theirsByThem') => answers.flatMap((one) => one[of] ?? []);
  const [ours, theirs, made] = [all('oursByThem'), all('theirsByUs'), all('theirsByThem')];
  const only = (otherBody: boolean): Taken => ({ asItIs: true, byOther: false, otherBody });

  it('verifies or signs every body that it is asked about', () => {
    expect(error).toBeUndefined();
    expect(answers.length).toBeGreaterThan(0);
    expect([0, answers.length]).toContain(ours.length);
    expect([0, answers.length]).toContain(theirs.length);
    expect(ours.length + theirs.length).toBeGreaterThan(0);
  });

  if (ours.length > 0)
    it('takes what is signed here, by no other secret, and with no other body unless it is said why', () => {
      expect(ours).toEqual(ours.map(() => only(takesOtherBodies)));
    });

  if (theirs.length > 0)
    it('signs what is taken here, by no other secret, and with no other body where that is signed', () => {
      expect(theirs).toEqual(theirs.map(({ otherBody }) => only(proof === 'signed' ? false : otherBody)));
    });

  if (made.length > 0)
    it('takes, too, what it or a key pair of the oracle has signed, and nothing else', () => {
      expect(made).toEqual(made.map(() => only(takesOtherBodies)));
    });
});
