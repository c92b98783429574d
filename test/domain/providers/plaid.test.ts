import { describe, expect, it } from '@jest/globals';
import { configured } from '../../../src/domain/provider.ts';
import { plaid } from '../../../src/domain/providers/plaid.ts';
import type { StoredValue } from '../../../src/domain/verification/credential.ts';
import { Engine } from '../../../src/domain/verification/engine.ts';
import { plaidKeys } from '../../../src/domain/verification/schemes/plaid-keys.ts';
import { signable } from '../../../src/domain/verification/signed-url.ts';
import type { Keys } from '../../../src/ports/secrets.ts';
import { FixedSecrets, publishing } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { deliveryOf, validFixturesOf } from '../support/fixtures.ts';

const [fixture] = validFixturesOf('plaid');
const { scheme } = configured(plaid, fixture!.options);
const [address, told] = Object.entries(fixture!.certificates!)[0]!;
const mismatch = { verified: false, code: 'signature_mismatch' };

async function verdict(secret: StoredValue, answer: string) {
  const asked: (string | undefined)[] = [];
  const keys = publishing({ [address]: answer });
  const asking: Keys = {
    get: (url, question) => {
      asked.push(question);
      return keys.get(url);
    },
    refresh: (url, tried) => keys.refresh(url, tried),
  };
  const engine = new Engine(new FixedSecrets({ s: [secret] }), asking, new ManualClock(fixture!.now));
  const found = await engine.verify(signable(deliveryOf(fixture!), {}), { scheme, secretId: 's' });
  return { verdict: found, asked };
}

describe('a key of Plaid', () => {
  const [stored] = fixture!.secrets as readonly [Readonly<Record<string, string>>];

  it('is asked for by its name, with both halves of what is stored', async () => {
    const { verdict: found, asked } = await verdict(stored, told);
    expect(found).toMatchObject({ verified: true, proof: 'signed' });
    expect(asked.map((question) => JSON.parse(question ?? ''))).toEqual([
      { client_id: stored.clientId, secret: stored.secret, key_id: address.split('#')[1] },
    ]);
  });

  it('is not asked for where only one of the two is stored', async () => {
    expect(await verdict(stored.secret!, told)).toEqual({ verdict: mismatch, asked: [] });
    expect(await verdict({ clientId: stored.clientId! }, told)).toEqual({ verdict: mismatch, asked: [] });
  });

  it.each([
    ['no JSON', 'Bad gateway'],
    ['an error', '{"error_code":"INVALID_WEBHOOK_VERIFICATION_KEY_ID"}'],
    ['a key that is none', '{"key":{"kty":"EC","crv":"P-256","x":"a","y":"b"}}'],
  ])('proves nothing where what is told is %s', async (_, answer) => {
    expect((await verdict(stored, answer)).verdict).toEqual(mismatch);
  });

  it('is text, as all that is fetched is', () => {
    const place = plaidKeys('sandbox').placeOf('a');
    expect(place.at === 'told' && place.answer.read({ key: '{}' })).toBe(undefined);
  });
});
