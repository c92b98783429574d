import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Claim } from '../../src/domain/verification/claim.ts';
import type { Credential } from '../../src/domain/verification/credential.ts';
import type { Algorithm, Digest } from '../../src/domain/verification/crypto.ts';
import { judge } from '../../src/domain/verification/judge.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';

type Pieces = readonly (string | Uint8Array)[];

/** A claim of one kind that is true, made by node:crypto from the message and nothing of ours. */
interface Kind {
  readonly name: string;
  readonly runs: number;
  readonly by: Credential;
  readonly proofOf: (message: Uint8Array) => Uint8Array;
  readonly claim: (proofs: readonly Uint8Array[], messages: readonly Pieces[]) => Claim;
}

const key = Buffer.from('correct horse battery');
const pairs = {
  ed25519: generateKeyPairSync('ed25519'),
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
};

const publicly = (...keys: readonly [KeyObject, ...KeyObject[]]): Credential => {
  const [first, ...more] = keys.map((one) => ({ key: one }));
  return { kind: 'public', keys: [first!, ...more] };
};

function ofMac(digest: Digest): Kind {
  return {
    name: `a MAC with ${digest}`,
    runs: 300,
    by: { kind: 'key', bytes: key },
    proofOf: (message) => createHmac(digest, key).update(message).digest(),
    claim: (macs, messages) => ({ kind: 'mac', digest, macs, messages }) as unknown as Claim,
  };
}

function ofKey(algorithm: Algorithm, { privateKey, publicKey }: typeof pairs.rsa): Kind {
  const digest = algorithm === 'ed25519' ? null : algorithm.slice('rsa-'.length);
  return {
    name: `a signature with ${algorithm}`,
    runs: algorithm === 'ed25519' ? 300 : 60,
    by: publicly(publicKey),
    proofOf: (message) => sign(digest, message, privateKey),
    claim: (signatures, messages) =>
      ({ kind: 'signature', algorithm, signatures, messages, key: { at: 'stored' } }) as unknown as Claim,
  };
}

const kinds: readonly Kind[] = [
  ofMac('sha1'),
  ofMac('sha256'),
  ofMac('sha512'),
  ofKey('ed25519', pairs.ed25519),
  ofKey('rsa-sha1', pairs.rsa),
  ofKey('rsa-sha256', pairs.rsa),
];

const form = (by: Credential) => ({ read: () => by });
const verdict = (claim: Claim, by: Credential) => judge(claim, [new Secret('x')], form(by), 'signed', 0);
const mismatch = { verified: false, code: 'signature_mismatch' };

const aPiece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 40 }));
const someBytes = fc.uint8Array({ minLength: 1, maxLength: 40 });
const aMessage = fc
  .tuple(fc.array(aPiece, { maxLength: 3 }), someBytes, fc.array(aPiece, { maxLength: 3 }))
  .map(([before, bytes, after]) => [...before, bytes, ...after]);

const joined = (pieces: Pieces) => Buffer.concat(pieces.map((piece) => Buffer.from(piece)));

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const at = bit % (bytes.length * 8);
  return bytes.map((byte, index) => (index === at >> 3 ? byte ^ (1 << (at & 7)) : byte));
}

describe.each(kinds)('$name', ({ runs, by, proofOf, claim }) => {
  it('verifies a message in whatever pieces, and with one flipped bit anywhere never', () => {
    fc.assert(
      fc.property(aMessage, fc.nat(), fc.nat(), (message, inProof, inMessage) => {
        const whole = joined(message);
        const proof = proofOf(whole);
        expect(verdict(claim([proof], [message]), by)).toMatchObject({ verified: true });
        expect(verdict(claim([flipped(proof, inProof)], [message]), by)).toEqual(mismatch);
        expect(verdict(claim([proof], [[flipped(whole, inMessage)]]), by)).toEqual(mismatch);
      }),
      { numRuns: runs },
    );
  });

  it('is good among others, over any of the messages, and no mixture of two is', () => {
    fc.assert(
      fc.property(someBytes, someBytes, fc.nat(), (one, other, bit) => {
        fc.pre(!Buffer.from(one).equals(other));
        const [proof, bad] = [proofOf(one), flipped(proofOf(other), bit)];
        expect(verdict(claim([bad, proof], [[other], [one]]), by)).toMatchObject({ verified: true });
        expect(verdict(claim([bad, proof], [[other]]), by)).toEqual(mismatch);
      }),
      { numRuns: Math.ceil(runs / 5) },
    );
  });

  it('is as long as it is: nothing shorter, longer or empty is taken for it', () => {
    fc.assert(
      fc.property(someBytes, fc.nat(), someBytes, (message, length, more) => {
        const proof = proofOf(message);
        const cut = proof.slice(0, length % proof.length);
        for (const other of [cut, Buffer.concat([proof, more]), Buffer.concat([more, proof])])
          expect(verdict(claim([other], [[message]]), by)).toEqual(mismatch);
      }),
      { numRuns: Math.ceil(runs / 5) },
    );
  });
});

describe('whatever is claimed', () => {
  const others = [
    generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    generateKeyPairSync('x25519'),
    generateKeyPairSync('ed448'),
    generateKeyPairSync('rsa-pss', { modulusLength: 2048 }),
  ].map(({ publicKey }) => publicly(publicKey));
  const credentials = [...new Set(kinds.map(({ by }) => by)), ...others];
  const aProof = fc.oneof(
    fc.uint8Array({ maxLength: 600 }),
    fc
      .constantFrom(0, 1, 20, 32, 63, 64, 65, 255, 256, 257)
      .chain((length) =>
        fc.constantFrom(0x00, 0x01, 0x7f, 0xff).map((byte) => new Uint8Array(length).fill(byte)),
      ),
  );

  it('by any kind of credential, is turned down and never an error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.constantFrom(...credentials),
        fc.array(aProof, { minLength: 1, maxLength: 4 }),
        fc.array(fc.array(aPiece, { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        ({ claim }, by, proofs, messages) => {
          expect(verdict(claim(proofs, messages), by)).toEqual(mismatch);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('as a token is true only of the very text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (secret, shown) => {
        const by: Credential = { kind: 'key', bytes: Buffer.from(secret) };
        expect(verdict({ kind: 'token', shown }, by).verified).toBe(
          Buffer.from(shown).equals(Buffer.from(secret)),
        );
        expect(verdict({ kind: 'token', shown: secret }, by).verified).toBe(true);
      }),
    );
  });
});
