import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { wix } from '../../../src/domain/providers/wix.ts';
import { samples } from '../../../src/samples/wix.ts';
import { aDelivery } from '../../support/deliveries.ts';
import { judge } from '../support/fixtures.ts';

const unique = '72d3162e-cc78-11e3-81ab-4c9367dc0958';

describe('a token as Wix makes it', () => {
  it('says what the one without a signature said', () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const sample = aDelivery(samples['wix.ecom.v1.order_created']!(unique));
    const request = { ...sample, url: 'https://hooks.example.com/wix' };
    const delivery = { ...sample, ...wix.scheme.pair!.sign(request, privateKey, sample.receivedAt) };
    const secrets = [String(publicKey.export({ type: 'spki', format: 'pem' }))];
    expect(judge(wix, delivery, { secrets, now: sample.receivedAt })).toMatchObject({ verified: true });
    expect(delivery.body).not.toEqual(sample.body);
    expect(wix.contentOf!(delivery)).toEqual(wix.contentOf!(sample));
    expect(wix.contentOf!(delivery)).toMatchObject({ value: { data: { id: unique, slug: 'created' } } });
  });
});
