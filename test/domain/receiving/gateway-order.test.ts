import { describe, expect, it } from '@jest/globals';
import { github } from '../../../src/domain/providers/github.ts';
import { stripe } from '../../../src/domain/providers/stripe.ts';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import { originHeader } from '../../../src/domain/receiving/origin.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { FixedSecrets } from '../../support/fakes.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';

const signature = { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` };
const at = aDelivery().receivedAt / 1000;

describe('nothing is looked up for a delivery', () => {
  it.each([
    ['to an unknown path', github, { rawPath: '/nobody', headers: signature }, 'unknown_endpoint'],
    ['of a wrong method', github, { method: 'GET', headers: signature }, 'method_not_allowed'],
    ['without a signature', github, {}, 'signature_missing'],
    [
      'with a signature of no shape',
      github,
      { headers: { 'x-hub-signature-256': 'sha256=1' } },
      'signature_malformed',
    ],
    [
      'that is late',
      stripe,
      { headers: { 'stripe-signature': `t=${at - 301},v1=${'0'.repeat(64)}` } },
      'timestamp_too_old',
    ],
    [
      'whose body nobody signed',
      twilio,
      { body: '{}', headers: { 'x-twilio-signature': `${'A'.repeat(27)}=` } },
      'body_not_signed',
    ],
  ] as const)('%s', async (_, provider, parts, code) => {
    const { gateway, secrets, publisher } = aGateway({ endpoints: [anEndpoint(provider)] });
    expect(await gateway.receive(aDelivery(parts))).toMatchObject({ code });
    expect(secrets.asked).toEqual([]);
    expect(publisher.calls).toEqual([]);
  });

  it('more than once', async () => {
    const { gateway, secrets } = aGateway();
    await gateway.receive(aDelivery({ headers: signature }));
    expect(secrets.asked).toEqual(['hooks/one']);
  });
});

describe('a wrong method', () => {
  it('is told which ones are right', async () => {
    const { gateway } = aGateway({ endpoints: [anEndpoint(twilio)] });
    for (const method of ['PUT', 'HEAD', 'get', '']) {
      expect(await gateway.receive(aDelivery({ method }))).toEqual({
        kind: 'refused',
        code: 'method_not_allowed',
        allow: ['POST'],
      });
    }
  });
});

describe('the secret of the origin', () => {
  const wrong = { kind: 'refused', code: 'wrong_origin' };
  const shown = (value: string) => aDelivery({ headers: { [originHeader]: value } });

  it('is asked for before anything else is looked at', async () => {
    const { gateway, secrets } = aGateway({ originSecretId: 'origin' });
    expect(await gateway.receive(aDelivery({ rawPath: '/nobody' }))).toEqual(wrong);
    expect(await gateway.receive(shown(''))).toEqual(wrong);
    expect(secrets.asked).toEqual([]);
    expect(await gateway.receive({ ...shown('guess'), rawPath: '/nobody', method: 'PUT' })).toEqual(wrong);
    expect(secrets.asked).toEqual(['origin']);
  });

  it.each(['0rigi', '0rigin ', '0RIGIN', '[secret]', '0rigin,0rigin', '0rigin,0lder'])(
    'is not %j',
    async (value) => {
      const { gateway } = aGateway({ originSecretId: 'origin' });
      expect(await gateway.receive(shown(value))).toEqual(wrong);
    },
  );

  it.each(['0rigin', '0lder'])(
    'opens the door, in any of its versions, to what is verified: %s',
    async (value) => {
      const { gateway, secrets } = aGateway({ originSecretId: 'origin' });
      const { headers } = shown(value);
      expect(await gateway.receive(shown(value))).toEqual({ kind: 'rejected', code: 'signature_missing' });
      const delivery = signed({ ...aDelivery({ body: '{}' }), headers }, github, 's3cret');
      expect(await gateway.receive(delivery)).toMatchObject({ kind: 'accepted' });
      expect(secrets.asked).toEqual(['origin', 'origin', 'hooks/one']);
    },
  );

  it('is not needed where none is configured', async () => {
    const delivery = signed(aDelivery({ body: '{}' }), github, 's3cret');
    expect(await aGateway().gateway.receive(delivery)).toMatchObject({ kind: 'accepted' });
  });

  it('turns everybody away as unavailable when it cannot be had', async () => {
    const { gateway } = aGateway({ originSecretId: 'origin', secrets: new FixedSecrets({}) });
    expect(await gateway.receive(shown('0rigin'))).toEqual({ kind: 'unavailable', code: 'secret_absent' });
  });

  it('never lets an empty value in, even if it were empty itself', async () => {
    const { gateway } = aGateway({ originSecretId: 'origin', secrets: new FixedSecrets({ origin: [''] }) });
    expect(await gateway.receive(shown(''))).toEqual(wrong);
    expect(await gateway.receive(aDelivery())).toEqual(wrong);
  });
});
