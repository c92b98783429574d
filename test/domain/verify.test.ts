import { describe, expect, it } from '@jest/globals';
import { providers } from '../../src/domain/providers/index.ts';
import { Secret } from '../../src/domain/secret.ts';
import { verify } from '../../src/domain/verify.ts';
import { aDelivery, signed } from '../support/deliveries.ts';
import { judge } from './support/fixtures.ts';

const secrets = (...values: string[]) => values.map((value) => new Secret(value));

describe('verification', () => {
  it('tries the secrets in their order and stops at the first that matches', () => {
    const tried: string[] = [];
    const matches = (secret: Secret) => {
      tried.push(secret.reveal());
      return secret.reveal() !== 'new';
    };
    expect(verify({ matches }, secrets('new', 'old', 'oldest'), 'verified')).toEqual({
      verified: true,
      proof: 'verified',
      secretIndex: 1,
    });
    expect(tried).toEqual(['new', 'old']);
  });

  it.each([[[]], [['a']], [['a', 'b']]])('rejects when no secret of %j matches', (values) => {
    expect(verify({ matches: () => false }, secrets(...values), 'verified')).toEqual({
      verified: false,
      code: 'signature_mismatch',
    });
  });

  it.each(providers)('never takes an empty secret for a proof: $id', (provider) => {
    const delivery = signed(aDelivery({ rawQuery: 'a=1', body: '{}' }), provider, '');
    expect(judge(provider, delivery, { secrets: ['', ''], now: delivery.receivedAt })).toEqual({
      verified: false,
      code: 'signature_mismatch',
    });
  });
});
