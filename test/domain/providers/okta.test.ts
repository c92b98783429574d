import { describe, expect, it } from '@jest/globals';
import { okta } from '../../../src/domain/providers/okta.ts';
import { aDelivery } from '../../support/deliveries.ts';
import { FixedSecrets } from '../../support/fakes.ts';
import { deliveryOf, judge, validFixturesOf } from '../support/fixtures.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';
import { eventsOf } from '../support/normalised.ts';

const secret = 'NRX7Xey1nrkK_EK0X6oxUR-OAPULUzE8NPqzczDc';
const options = { header: 'x-okta-hook-key' };
const one = (uuid: string) => `{"uuid":"${uuid}","eventType":"user.session.start","n":1.0}`;
const bodyOf = (events: string, source = 'https://a.okta.com/h/1') =>
  `{"eventType":"com.okta.event_hook","source":"${source}","eventId":"d1","data":{"events":[${events}]}}`;

describe('a header of one own choice', () => {
  const judged = (headers: Readonly<Record<string, string>>) =>
    judge(okta, aDelivery({ headers }), { secrets: [secret], now: 0, options });

  it('is the only one that is looked at', () => {
    expect(judged({ 'x-okta-hook-key': secret })).toMatchObject({ verified: true, proof: 'token' });
    expect(judged({ authorization: secret })).toEqual({ verified: false, code: 'signature_missing' });
    expect(judged({ 'x-okta-hook-key': `${secret}x` })).toEqual({
      verified: false,
      code: 'signature_mismatch',
    });
  });

  it.each([
    'host',
    'x-sallyport-origin',
    'x-amzn-trace-id',
    'x-forwarded-for',
    'content-type',
    'Authorization',
    '',
  ])('is none that somebody else sets: %j', (name) => {
    expect(okta.options?.header.shape.pattern.test(name)).toBe(false);
  });
});

describe('a batch of Okta', () => {
  it('is an event each, as if it had come alone, with its numbers as they were', () => {
    const events = eventsOf(okta, { body: bodyOf(`${one('u1')},${one('u2')}`) });
    expect(events.map(({ detail }) => detail)).toEqual([bodyOf(one('u1')), bodyOf(one('u2'))]);
    expect(events.map(({ detailType }) => detailType)).toEqual(['user.session.start', 'user.session.start']);
  });

  it('names an event alike wherever a retry puts it, and apart where another hook or text says it', () => {
    const urnsOf = (body: string) => eventsOf(okta, { body }).map(({ suppressionKey }) => suppressionKey);
    const [first, second] = urnsOf(bodyOf(`${one('u1')},${one('u2')}`));
    expect(urnsOf(bodyOf(`${one('u2')},${one('u3')}`))[0]).toBe(second);
    expect(urnsOf(bodyOf(one('u1')))[0]).toBe(first);
    expect(urnsOf(bodyOf(one('u1'), 'https://a.okta.com/h/2'))[0]).not.toBe(first);
    expect(urnsOf(bodyOf(one('u1').replace('1.0', '2.0')))[0]).not.toBe(first);
  });

  it('is published whatever is in it', () => {
    for (const body of ['[]', '{}', 'text', '{"data":{"events":[]}}', '{"data":7}'])
      expect(eventsOf(okta, { body })).toHaveLength(1);
  });
});

describe('the verification of a hook', () => {
  const asked = (challenge: string, method = 'GET') => {
    const { gateway, secrets, publisher } = aGateway({
      endpoints: [anEndpoint(okta)],
      secrets: new FixedSecrets({ 'hooks/one': [secret] }),
    });
    const headers = { 'x-okta-verification-challenge': challenge };
    return {
      outcome: gateway.receive(aDelivery({ method, headers })),
      secrets: secrets as FixedSecrets,
      publisher,
    };
  };

  it('is answered without a secret, which costs no look-up', async () => {
    const { outcome, secrets } = asked('abc');
    expect(await outcome).toMatchObject({ kind: 'answered', answer: { body: '{"verification":"abc"}' } });
    expect(secrets.asked).toEqual([]);
  });

  it('is none in a delivery', async () => {
    expect(await asked('abc', 'POST').outcome).toEqual({ kind: 'rejected', code: 'signature_missing' });
  });
});

it('the token of a delivery is nowhere in its event', () => {
  const [fixture] = validFixturesOf('okta');
  const delivery = deliveryOf(fixture!);
  const events = eventsOf(okta, { ...delivery, headers: Object.fromEntries(delivery.headers) }, 'envelope');
  expect(JSON.stringify(events)).not.toContain(delivery.headers.get('authorization'));
});

it('a GET that shows the secret and asks nothing is refused, and no event', async () => {
  const { gateway, publisher } = aGateway({
    endpoints: [anEndpoint(okta)],
    secrets: new FixedSecrets({ 'hooks/one': [secret] }),
  });
  const delivery = aDelivery({ method: 'GET', headers: { authorization: secret } });
  expect(await gateway.receive(delivery)).toEqual({ kind: 'rejected', code: 'body_malformed' });
  expect(publisher.events).toEqual([]);
});
