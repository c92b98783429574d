import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Sha256 } from '../../../src/adapters/aws/sha-256.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => Buffer.from(text);

describe('SHA-256 as the SDK signs with', () => {
  // https://csrc.nist.gov/pubs/fips/180-4/upd1/final, and RFC 4231, cases 1 and 2
  it.each([
    [undefined, ['abc'], 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [undefined, ['a', '', 'bc'], 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [undefined, [], 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [
      Buffer.alloc(20, 0x0b),
      ['Hi There'],
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    ],
    [
      'Jefe',
      ['what do ya ', 'want for nothing?'],
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
  ])('is right: of %p, %j', async (secret, pieces, digest) => {
    const sha = new Sha256(secret);
    for (const piece of pieces) sha.update(bytes(piece));
    expect(hex(await sha.digest())).toBe(digest);
  });

  it.each([['text'], [bytes('bytes')], [new Uint8Array(70).fill(7)], [new Uint8Array([1, 2, 3]).buffer]])(
    'is an HMAC by a key in any form, the second time too: %p',
    async (secret) => {
      for (const text of ['one', 'two']) {
        const sha = new Sha256(secret);
        sha.update(bytes(text));
        const key = typeof secret === 'string' ? secret : new Uint8Array(secret);
        expect(hex(await sha.digest())).toBe(createHmac('sha256', key).update(text).digest('hex'));
      }
    },
  );

  it('begins anew when it is told to', async () => {
    const sha = new Sha256();
    sha.update(bytes('other'));
    sha.reset();
    sha.update(bytes('abc'));
    expect(hex(await sha.digest())).toMatch(/^ba7816bf/);
  });

  it('takes of a longer buffer what a view of it shows', async () => {
    const sha = new Sha256(new DataView(new Uint8Array([1, 2, 3]).buffer, 1, 1));
    sha.update(bytes('one'));
    expect(hex(await sha.digest())).toBe(
      createHmac('sha256', new Uint8Array([2]))
        .update('one')
        .digest('hex'),
    );
  });
});
