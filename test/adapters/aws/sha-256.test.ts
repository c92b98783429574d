import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from '@jest/globals';
import { Sha256 } from '../../../src/adapters/aws/sha-256.ts';

/** That of the SDK. */
const { sha256: TheirSha256 } = new EventBridgeClient({ region: 'eu-west-1' }).config;

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

  const three = new Uint8Array([1, 2, 3]).buffer;

  it.each([['text'], [bytes('bytes')], [new Uint8Array(70).fill(7)], [three], [new DataView(three, 1, 2)]])(
    'is that of the SDK, the second time too: %p',
    async (secret) => {
      for (const text of ['one', 'two']) {
        const [ours, theirs] = [new Sha256(secret), new TheirSha256(secret)];
        for (const sha of [ours, theirs]) sha.update(bytes(text));
        expect(hex(await ours.digest())).toBe(hex(await theirs.digest()));
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
});
