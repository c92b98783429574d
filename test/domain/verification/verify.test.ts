import { describe, expect, it } from '@jest/globals';
import { providers } from '../../../src/domain/providers/index.ts';
import { replaced, Secret } from '../../../src/domain/verification/secrets/secret.ts';
import { verify } from '../../../src/domain/verification/verify.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { judge } from '../support/fixtures.ts';

const secrets = (...values: string[]) =>
  values.map((value, position) => new Secret(value, { stage: 'current', position }));

describe('verification', () => {
  it('tries the secrets in their order and stops at the first that matches', () => {
    const tried: string[] = [];
    const matches = (secret: Secret) => {
      tried.push(secret.reveal());
      return secret.reveal() !== 'new';
    };
    expect(verify({ matches }, secrets('new', 'old', 'oldest'), 'verified', 0)).toMatchObject({
      verified: true,
      proof: 'verified',
      secret: { label: { stage: 'current', position: 1 }, isOld: true },
    });
    expect(tried).toEqual(['new', 'old']);
  });

  it.each([[[]], [['a']], [['a', 'b']]])('rejects when no secret of %j matches', (values) => {
    expect(verify({ matches: () => false }, secrets(...values), 'verified', 0)).toEqual({
      verified: false,
      code: 'signature_mismatch',
    });
  });

  it('goes on with a secret that was replaced, until its time is over', () => {
    const old = new Secret('s', { ...replaced(0, 1), position: 0 });
    const at = (now: number) => verify({ matches: () => true }, [old], 'verified', now);
    expect(at(999)).toMatchObject({
      verified: true,
      secret: { label: { stage: 'previous' }, isOld: true },
    });
    expect(at(1_000)).toEqual({ verified: false, code: 'signature_mismatch' });
  });

  it.each(providers)('never takes an empty secret for a proof: $id', (provider) => {
    const delivery = signed(aDelivery({ rawQuery: 'a=1', body: '{}' }), provider, '');
    const publicUrl = 'https://hooks.example.com/hook?a=1';
    expect(judge(provider, delivery, { secrets: ['', ''], now: delivery.receivedAt, publicUrl })).toEqual({
      verified: false,
      code: 'signature_mismatch',
    });
  });
});
