import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { Provider } from '../../src/domain/provider.ts';
import { stripe } from '../../src/domain/providers/stripe.ts';
import { svix } from '../../src/domain/providers/svix.ts';
import { telegram } from '../../src/domain/providers/telegram.ts';
import { twilio } from '../../src/domain/providers/twilio.ts';
import { aDelivery, signed } from '../../test/support/deliveries.ts';
import { functionUrlEvent } from '../../test/support/function-url-events.ts';
import { pushBody } from '../lib/github-push.ts';

/** Of one family of schemes. */
export interface Sender {
  readonly provider: string;
  readonly name: string;
  readonly family: string;
  readonly secret: string;
  /** Such a delivery, as it comes now. */
  readonly event: () => object;
}

const discordKeys = generateKeyPairSync('ed25519');
const size = 2_000;

/** Beside GitHub, whose pushes are made by their size. */
export const others: readonly Sender[] = [
  {
    family: 'an HMAC of time and body',
    ...signing(stripe, 'whsec_5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH', {
      body: `{"id":"evt_1NG8Du2eZvKYlo2CUI79vXWy","created":1795694400,"type":"charge.succeeded","data":${pushBody(size)}}`,
    }),
  },
  {
    family: 'Standard Webhooks',
    ...signing(svix, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
      body: `{"type":"user.created","data":${pushBody(size)}}`,
      headers: { 'svix-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek' },
    }),
  },
  {
    family: 'an HMAC of URL and form',
    ...signing(twilio, '5ce117ac92b20f64d83e6a01f7b95e3d', {
      body: formBody(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
  },
  {
    family: 'a token',
    ...signing(telegram, 'It-is-a-secret-to-nobody', { body: `{"update_id":1,"message":${pushBody(size)}}` }),
  },
  {
    provider: 'discord',
    name: 'Discord',
    family: 'Ed25519',
    secret: discordKeys.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    event: discordEvent,
  },
];

function signing(
  provider: Provider,
  secret: string,
  { body, headers = {} }: { readonly body: string; readonly headers?: Readonly<Record<string, string>> },
): Omit<Sender, 'family'> {
  return {
    provider: provider.id,
    name: provider.name,
    secret,
    event: () => {
      const receivedAt = Date.now();
      const all = { 'content-type': 'application/json', ...headers };
      const delivery = aDelivery({ rawPath: `/${provider.id}`, headers: all, body, receivedAt });
      return functionUrlEvent(signed(delivery, provider, secret), all['content-type'] !== 'application/json');
    },
  };
}

function discordEvent(): object {
  const receivedAt = Date.now();
  const time = String(Math.floor(receivedAt / 1_000));
  const body = `{"type":1,"event":{"type":"ENTITLEMENT_CREATE","timestamp":"2026-11-23T12:00:00.000000","data":${pushBody(size)}}}`;
  const headers = {
    'content-type': 'application/json',
    'x-signature-timestamp': time,
    'x-signature-ed25519': sign(null, Buffer.from(time + body), discordKeys.privateKey).toString('hex'),
  };
  return functionUrlEvent(aDelivery({ rawPath: '/discord', headers, body, receivedAt }), false);
}

function formBody(): string {
  const sid = createHmac('md5', '').update('sid').digest('hex');
  return new URLSearchParams({
    AccountSid: `AC${sid}`,
    ApiVersion: '2010-04-01',
    Body: 'Grüße & more, '.repeat(80),
    From: '+14155550100',
    FromCity: 'SAN FRANCISCO',
    FromCountry: 'US',
    FromState: 'CA',
    FromZip: '94105',
    MessageSid: `SM${sid}`,
    NumMedia: '0',
    NumSegments: '1',
    SmsMessageSid: `SM${sid}`,
    SmsSid: `SM${sid}`,
    SmsStatus: 'received',
    To: '+14155550199',
    ToCountry: 'US',
  }).toString();
}
