import { describe, expect, it } from '@jest/globals';
import type { Claim, MacClaim } from '../../../src/domain/verification/claim.ts';
import { proofsOf } from '../../../src/domain/verification/proofs.ts';

const one = Buffer.from('one');
const two = Buffer.from('two');
const three = Buffer.from('three');
const messages = [['message']] as const;
const mac = (...macs: MacClaim['macs']): MacClaim => ({ kind: 'mac', digest: 'sha256', macs, messages });

describe('the proofs that a claim shows', () => {
  it.each<[string, Claim, readonly unknown[]]>([
    ['MACs', mac(one, two), [one, two]],
    ['hashes', { kind: 'hash', digest: 'md5', hashes: [one], messages }, [one]],
    [
      'signatures',
      { kind: 'signature', algorithm: 'ed25519', signatures: [one], messages, key: { at: 'stored' } },
      [one],
    ],
    [
      'the MACs of each item of a batch, in their order',
      { kind: 'every', claims: [mac(one), mac(two, three)] },
      [one, two, three],
    ],
    ['a token, as text', { kind: 'token', shown: 'Zoë' }, ['Zoë']],
  ])('are %s', (_, claim, proofs) => {
    expect(proofsOf(claim)).toEqual(proofs);
  });
});
