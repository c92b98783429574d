// @ts-expect-error: the package has no types
import braintree from 'braintree';
import type { StoredValue } from '../../src/domain/verification/credential.ts';
import type { Oracle } from './oracle.ts';

const payload = Buffer.from(
  '<notification><kind>check</kind><subject><check>ü</check></subject></notification>',
);

function gateway(secret: StoredValue) {
  const { privateKey = '', publicKey = '' } = typeof secret === 'string' ? {} : secret;
  const environment = braintree.Environment.Sandbox;
  return new braintree.BraintreeGateway({ environment, merchantId: 'acme', publicKey, privateKey });
}

export const oracle: Oracle = {
  sdk: 'braintree',
  secret: { privateKey: '9f2c4b7e1a6d8350c9e4f7b2a5d8031e', publicKey: 'sallyport' },
  other: { privateKey: '8f2c4b7e1a6d8350c9e4f7b2a5d8031e', publicKey: 'sallyport' },
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  bodies: [new URLSearchParams({ bt_payload: payload.toString('base64') }).toString()],
  accepts: async ({ body }, secret) => {
    const form = new URLSearchParams(body);
    const [signature, signed] = [form.get('bt_signature') ?? '', form.get('bt_payload') ?? ''];
    const { kind } = await gateway(secret).webhookNotification.parse(signature, signed);
    return typeof kind === 'string';
  },
  sign: async (request, secret) => {
    const { bt_signature, bt_payload } = await gateway(secret).webhookTesting.sampleNotification(
      'subscription_canceled',
      'my_id',
    );
    return { ...request, body: new URLSearchParams({ bt_signature, bt_payload }).toString() };
  },
};
