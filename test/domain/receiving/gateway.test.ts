import { describe, expect, it } from '@jest/globals';
import { delivered } from '../../../src/domain/outcome.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { stripe } from '../../../src/domain/providers/stripe.ts';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import type { Secrets } from '../../../src/ports/secrets.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { FixedSecrets } from '../../support/fakes.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';

const delivery = signed(aDelivery({ body: '{"a":1}' }), github, 's3cret');
const accepted = { kind: 'accepted', answer: delivered };
const unavailable = { kind: 'unavailable', code: 'secret_absent' };

const withGet = { publicUrl: 'https://hooks.example.com/hook', options: { allowGet: true } };

describe('a gateway', () => {
  it('publishes what is verified', async () => {
    const { gateway, publisher } = aGateway();
    expect(await gateway.receive(delivery)).toEqual(accepted);
    expect(publisher.events).toMatchObject([{ endpoint: 'hook', source: 'github.com', detail: '{"a":1}' }]);
  });

  it('verifies with any of the secrets of its endpoint', async () => {
    const { gateway } = aGateway({ secrets: new FixedSecrets({ 'hooks/one': ['new', 's3cret'] }) });
    expect(await gateway.receive(delivery)).toEqual(accepted);
  });

  it('publishes nothing that is not verified', async () => {
    const { gateway, publisher } = aGateway();
    const forged = { ...delivery, body: Buffer.from('{"a":2}') };
    expect(await gateway.receive(forged)).toEqual({ kind: 'rejected', code: 'signature_mismatch' });
    expect(publisher.calls).toEqual([]);
  });

  it('gives the answer that a provider wants', async () => {
    const { gateway } = aGateway({ endpoints: [anEndpoint(twilio, withGet)] });
    const call = aDelivery({ method: 'GET', rawQuery: 'CallSid=CA1' });
    expect(await gateway.receive(signed(call, twilio, 's3cret'))).toMatchObject({
      kind: 'accepted',
      answer: { headers: { 'content-type': 'text/xml; charset=utf-8' } },
    });
    const other = aDelivery({ method: 'GET', rawQuery: 'VerificationSid=VE1' });
    expect(await gateway.receive(signed(other, twilio, 's3cret'))).toEqual(accepted);
  });

  it('is unavailable when the secret cannot be had', async () => {
    const { gateway, publisher } = aGateway({ secrets: new FixedSecrets({}) });
    expect(await gateway.receive(delivery)).toEqual(unavailable);
    expect(publisher.calls).toEqual([]);
  });

  it.each([
    ['an error', () => Promise.reject(new TypeError('bug'))],
    ['no error', () => Promise.reject('bug')],
    [
      'at once',
      () => {
        throw new RangeError('bug');
      },
    ],
  ])('fails, and does not throw, when a part of it throws %s', async (_, get) => {
    const { gateway, publisher } = aGateway({ secrets: { get, refresh: async () => undefined } as Secrets });
    expect(await gateway.receive(delivery)).toEqual({ kind: 'failed', code: 'internal' });
    expect(publisher.calls).toEqual([]);
  });

  it('keeps deliveries apart that are in flight at the same time', async () => {
    const releases: (() => void)[] = [];
    const inner = new FixedSecrets({ 'hooks/one': ['s3cret'] });
    const get = async (id: string) => {
      await new Promise<void>((resolve) => releases.push(resolve));
      return inner.get(id);
    };
    const { gateway, publisher, log } = aGateway({ secrets: { get, refresh: async () => undefined } });
    const bodies = ['{"n":0}', '{"n":1}', '{"n":2}'];
    const outcomes = bodies.map((body) => gateway.receive(signed(aDelivery({ body }), github, 's3cret')));
    while (releases.length < bodies.length) await Promise.resolve();
    for (const release of releases.reverse()) release();
    expect(await Promise.all(outcomes)).toEqual([accepted, accepted, accepted]);
    expect(publisher.events.map(({ detail }) => detail).sort()).toEqual(bodies);
    expect(new Set(log.named('delivery').map(({ fields }) => fields.id)).size).toBe(3);
  });
});

describe('a method', () => {
  const get = signed(aDelivery({ method: 'GET', rawQuery: 'MessageSid=SM1' }), twilio, 's3cret');
  const { publicUrl } = withGet;

  it.each([
    ['not', { publicUrl }],
    ['not', { publicUrl, options: {} }],
    ['not', { publicUrl, options: { allowGet: false } }],
  ])('that an option allows is %s taken by %j', async (_, parts) => {
    const { gateway, secrets } = aGateway({ endpoints: [anEndpoint(twilio, parts)] });
    expect(await gateway.receive(get)).toEqual({
      kind: 'refused',
      code: 'method_not_allowed',
      allow: ['POST'],
    });
    expect(secrets.asked).toEqual([]);
  });

  it('that an option allows is taken where it is set, and no other', async () => {
    const { gateway } = aGateway({ endpoints: [anEndpoint(twilio, withGet)] });
    expect(await gateway.receive(get)).toMatchObject({ kind: 'accepted' });
    expect(await gateway.receive({ ...get, method: 'PUT' })).toMatchObject({ allow: ['POST', 'GET'] });
  });

  it('is not allowed by an option of another provider', async () => {
    const { gateway } = aGateway({ endpoints: [anEndpoint(github, withGet)] });
    expect(await gateway.receive(get)).toMatchObject({ kind: 'refused', allow: ['POST'] });
  });
});

describe('the way to an endpoint', () => {
  const endpoints = [anEndpoint(github), anEndpoint(stripe, { name: 'pay' })];

  it.each([
    '/pay',
    '/pay/',
    '/pay//',
    '/PAY',
    '/',
    '',
    '/pay/x',
    '/%70ay',
    '//pay',
    '/constructor',
    '/__proto__',
  ])('is found by its exact path only, with or without a slash behind it: %s', async (rawPath) => {
    const { gateway } = aGateway({ endpoints });
    const outcome = await gateway.receive(aDelivery({ rawPath }));
    const code = /^\/pay\/?$/.test(rawPath) ? 'signature_missing' : 'unknown_endpoint';
    expect(outcome).toEqual({ kind: 'rejected', code });
  });

  it('is at / too where it is the only one', async () => {
    const atRoot = signed(aDelivery({ rawPath: '/', body: '{}' }), github, 's3cret');
    expect(await aGateway().gateway.receive(atRoot)).toEqual(accepted);
    expect(await aGateway({ endpoints }).gateway.receive(atRoot)).toEqual({
      kind: 'rejected',
      code: 'unknown_endpoint',
    });
    expect(await aGateway({ endpoints: [] }).gateway.receive(atRoot)).toEqual({
      kind: 'rejected',
      code: 'unknown_endpoint',
    });
  });

  it('is judged by its public URL where its provider signs URLs', async () => {
    const endpoint = anEndpoint(twilio, { ...withGet, publicUrl: 'https://public.example/sms' });
    const { gateway } = aGateway({ endpoints: [endpoint] });
    const parts = { method: 'GET', rawQuery: 'a=1' };
    const there = signed(aDelivery({ ...parts, host: 'public.example', rawPath: '/sms' }), twilio, 's3cret');
    const here = aDelivery({ ...parts, headers: Object.fromEntries(there.headers) });
    expect(await gateway.receive(here)).toEqual(accepted);
  });
});
