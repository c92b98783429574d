import { describe, expect, it } from '@jest/globals';
import { receivedFrom } from '../../../src/domain/events/received.ts';
import { configured } from '../../../src/domain/provider.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { header } from '../../../src/domain/verification/carriers.ts';
import { token } from '../../../src/domain/verification/schemes/token.ts';
import { aDelivery } from '../../support/deliveries.ts';

describe('what was received', () => {
  it('says how it was proven, so that no header passes for signed where a token was shown', () => {
    const byToken = { ...github, scheme: token(header('x-token')) };
    const proofs = [github, byToken].map((one) => receivedFrom(aDelivery(), configured(one)).proof);
    expect(proofs).toEqual(['signed', 'token']);
  });
});
