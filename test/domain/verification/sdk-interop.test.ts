import { describe, expect, it } from '@jest/globals';
import { sign, verify } from '@octokit/webhooks-methods';
import { verifyKey } from 'discord-interactions';
import { Webhook } from 'standardwebhooks';
import Stripe from 'stripe';
import {
  getExpectedBodyHash,
  getExpectedTwilioSignature,
  validateRequest,
  validateRequestWithBody,
} from 'twilio/lib/webhooks/webhooks.js';
import { configured } from '../../../src/domain/provider.ts';
import { discord } from '../../../src/domain/providers/discord.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { gitlab } from '../../../src/domain/providers/gitlab.ts';
import { stripe } from '../../../src/domain/providers/stripe.ts';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import { signedUrl } from '../../../src/domain/verification/signed-url.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { anEd25519Key } from '../support/ed25519.ts';
import { judge } from '../support/fixtures.ts';
import { withHeader } from '../support/with-header.ts';

const secret = 'whsec_gruß 👋';
const now = Date.UTC(2026, 10, 23, 12);
const circumstances = { secrets: [secret], now };
const bodies = ['{}', '{"n":9007199254740993,"u":"\\ud83d"}\n', 'Grüße 👋', 'a'.repeat(70_000)];
const verified = { verified: true, proof: 'signed', secret: { label: { stage: 'current', position: 0 } } };

describe('the SDK of GitHub', () => {
  it.each(bodies)('signs what is verified here: %#', async (body) => {
    const delivery = withHeader(aDelivery({ body }), 'x-hub-signature-256', await sign(secret, body));
    expect(judge(github, delivery, circumstances)).toEqual(verified);
  });

  it.each(bodies)('verifies what is signed here: %#', async (body) => {
    const signature = signed(aDelivery({ body }), github, secret).headers.get('x-hub-signature-256');
    expect(await verify(secret, body, signature ?? '')).toBe(true);
    expect(await verify('other', body, signature ?? '')).toBe(false);
  });
});

describe('the SDK of Stripe', () => {
  // the SDK wants a secret without white space
  const key = 'whsec_dGVzdA==';
  const { webhooks } = Stripe;

  it.each(bodies)('signs what is verified here: %#', (payload) => {
    const header = webhooks.generateTestHeaderString({ payload, secret: key, timestamp: now / 1000 });
    const delivery = withHeader(aDelivery({ body: payload }), 'stripe-signature', header);
    expect(judge(stripe, delivery, { secrets: [key], now })).toEqual(verified);
  });

  it.each(bodies)('verifies what is signed here: %#', (payload) => {
    const header = signed(aDelivery({ body: payload }), stripe, key).headers.get('stripe-signature') ?? '';
    const check = (secretOrOther: string) =>
      webhooks.signature?.verifyHeader(payload, header, secretOrOther, 300, undefined, now);
    expect(check(key)).toBe(true);
    expect(() => check('whsec_other')).toThrow();
  });
});

describe('the SDK of Discord', () => {
  const { shown, sign: signatureOf } = anEd25519Key();
  const other = anEd25519Key().shown;
  const time = String(now / 1000);
  const ours = (body: string, signature: string, signedAt = time, key = shown) => {
    const headers = { 'x-signature-ed25519': signature, 'x-signature-timestamp': signedAt };
    return judge(discord, aDelivery({ headers, body }), { secrets: [key], now });
  };
  const objects = bodies.map((body) => JSON.stringify({ body }));

  // it has no signer: only Discord can sign
  it.each(objects)('verifies what is verified here, and with no other key or body: %#', async (body) => {
    const signature = signatureOf(time + body);
    expect(await verifyKey(body, signature, time, shown)).toBe(true);
    expect(ours(body, signature)).toEqual(verified);
    expect(await verifyKey(body, signature, time, other)).toBe(false);
    expect(ours(body, signature, time, other).verified).toBe(false);
    expect(await verifyKey(`${body} `, signature, time, shown)).toBe(false);
    expect(ours(`${body} `, signature).verified).toBe(false);
  });

  it('takes a text that is cut elsewhere, which is refused here', async () => {
    const signature = signatureOf(`${time}{}`);
    for (const [signedAt, body] of [
      [`${time}{`, '}'],
      [time.slice(0, -1), `${time.slice(-1)}{}`],
    ] as const) {
      expect(await verifyKey(body, signature, signedAt, shown)).toBe(true);
      expect(ours(body, signature, signedAt).verified).toBe(false);
    }
  });
});

describe('the SDK of Standard Webhooks, which GitLab tests with', () => {
  const key = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const options = { signed: true };
  const sdk = new Webhook(key);

  it.each(bodies)('signs what is verified here: %#', (body) => {
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(now / 1000),
      'webhook-signature': sdk.sign('msg_1', new Date(now), body),
    };
    expect(judge(gitlab, aDelivery({ headers, body }), { secrets: [key], now, options })).toEqual(verified);
  });

  it.each(bodies)('verifies what is signed here: %#', (body) => {
    const at = Date.now();
    const unsigned = aDelivery({ headers: { 'webhook-id': 'msg_1' }, body });
    const { headers } = signed(unsigned, configured(gitlab, options), key, at);
    const check = (text: string) => sdk.verify(text, Object.fromEntries(headers), { jsonParse: false });
    expect(() => check(body)).not.toThrow();
    expect(() => check(`${body} `)).toThrow();
  });
});

describe('the SDK of Twilio', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const queries = ['', 'a=1', "q=It's+a%20b&q=%C3%A9&flag&empty=&~*!()"];
  const params = { Body: ' a+b=c&d % é 👋', MessageSid: 'SM1', Empty: '', Media: ['2', '10', '2'] };
  const body = 'Media=2&Body=+a%2Bb%3Dc%26d+%25+%c3%a9+%F0%9F%91%8B&MessageSid=SM1&Empty=&Media=10&Media=2';

  /** Where the sender was given this query. */
  const at = (rawQuery: string) => ({
    ...circumstances,
    publicUrl: `https://hooks.example.com/hook${rawQuery && `?${rawQuery}`}`,
  });

  it.each(queries)('signs a form at ?%s that is verified here', (rawQuery) => {
    const delivery = aDelivery({ rawQuery, headers: form, body });
    const signature = getExpectedTwilioSignature(secret, signedUrl(delivery, {}), params);
    expect(judge(twilio, withHeader(delivery, 'x-twilio-signature', signature), at(rawQuery))).toEqual(
      verified,
    );
  });

  it.each(queries)('verifies a form at ?%s that is signed here', (rawQuery) => {
    const delivery = signed(aDelivery({ rawQuery, headers: form, body }), twilio, secret);
    const signature = delivery.headers.get('x-twilio-signature') ?? '';
    expect(validateRequest(secret, signature, signedUrl(delivery, {}), params)).toBe(true);
    expect(validateRequest(secret, signature, signedUrl(delivery, {}), { ...params, Empty: ' ' })).toBe(
      false,
    );
  });

  it.each(queries)('signs a GET of ?%s that is verified here, and the other way round', (rawQuery) => {
    const delivery = aDelivery({ method: 'GET', rawQuery });
    const theirs = getExpectedTwilioSignature(secret, signedUrl(delivery, {}), {});
    expect(signed(delivery, twilio, secret).headers.get('x-twilio-signature')).toBe(theirs);
    expect(judge(twilio, withHeader(delivery, 'x-twilio-signature', theirs), at(''))).toEqual(verified);
  });

  it.each(bodies)('signs a JSON body that is verified here: %#', (json) => {
    const delivery = aDelivery({ rawQuery: `a=1&bodySHA256=${getExpectedBodyHash(json)}`, body: json });
    const signature = getExpectedTwilioSignature(secret, signedUrl(delivery, {}), {});
    expect(judge(twilio, withHeader(delivery, 'x-twilio-signature', signature), at('a=1'))).toEqual(verified);
  });

  it.each(bodies)('verifies a JSON body that is signed here: %#', (json) => {
    for (const rawQuery of ['', 'a=1']) {
      const delivery = signed(aDelivery({ rawQuery, body: json }), twilio, secret);
      const signature = delivery.headers.get('x-twilio-signature') ?? '';
      expect(validateRequestWithBody(secret, signature, signedUrl(delivery, {}), json)).toBe(true);
      expect(validateRequestWithBody(secret, signature, signedUrl(delivery, {}), `${json} `)).toBe(false);
    }
  });

  it.each([
    'hooks.example.com',
    'hooks.example.com:443',
    'hooks.example.com:8443',
    '[2001:db8::1]',
    '[2001:db8::1]:8443',
  ])('and this gateway agree on the port of %s', (host) => {
    const delivery = aDelivery({ host, rawQuery: 'at=a:1', headers: form, body: 'a=1' });
    const publicUrl = `https://${host}/hook?at=a:1`;
    const bare = host.replace(/:\d+$/, '');
    for (const signedHost of [bare, `${bare}:443`]) {
      const url = `https://${signedHost}/hook?at=a:1`;
      const signature = getExpectedTwilioSignature(secret, url, { a: '1' });
      const theirs = validateRequest(secret, signature, signedUrl(delivery, {}), { a: '1' });
      const ours = judge(twilio, withHeader(delivery, 'x-twilio-signature', signature), {
        ...circumstances,
        publicUrl,
      });
      expect([host, signedHost, ours.verified]).toEqual([host, signedHost, theirs]);
    }
  });
});
