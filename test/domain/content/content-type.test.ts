import { describe, expect, it } from '@jest/globals';
import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { WebhookEvent } from '../../../src/domain/event.ts';
import type { Provider } from '../../../src/domain/provider.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { stripe } from '../../../src/domain/providers/stripe.ts';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { FixedSecrets, publishing } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { type Circumstances, deliveryOf, type ValidFixture, validFixturesOf } from '../support/fixtures.ts';
import { aGateway, anEndpoint, everyOption } from '../support/gateways.ts';
import { withHeader } from '../support/with-header.ts';

const form = 'application/x-www-form-urlencoded';
const contentTypes = [
  undefined,
  '',
  'application/json',
  'text/plain; charset=latin1',
  'application/octet-stream',
  form,
  `${form}; charset=UTF-8`,
  `Application/X-WWW-Form-Urlencoded`,
  `${form},application/json`,
  'multipart/form-data; boundary=x',
  'payload=',
];

/** What becomes of a delivery when it is sent again under each content type. */
async function resent(
  provider: Provider,
  delivery: ReturnType<typeof aDelivery>,
  { secrets, now, certificates = {}, ...endpoint }: Circumstances,
): Promise<readonly (readonly WebhookEvent[])[]> {
  const all = contentTypes.map(async (contentType) => {
    const { gateway, publisher } = aGateway({
      endpoints: [
        anEndpoint(provider, {
          name: delivery.rawPath.slice(1),
          options: everyOption(provider),
          ...endpoint,
        }),
      ],
      secrets: new FixedSecrets({ 'hooks/one': secrets }),
      keys: publishing(certificates),
      clock: new ManualClock(now),
    });
    await gateway.receive(withHeader(delivery, 'content-type', contentType));
    return publisher.events;
  });
  return Promise.all(all);
}

const cases = providers.flatMap((provider) =>
  validFixturesOf(provider.id).map((fixture) => ({ provider, fixture, id: `${provider.id} ${fixture.id}` })),
);

/** Contentful and Hook0 name the headers that they sign. */
function signsIt({ headers }: ValidFixture): boolean {
  const named = Object.entries(headers).map(([name, value]) =>
    name.endsWith('-signed-headers') ? value : (/(?:^|,)h=([^,]*)/.exec(value)?.[1] ?? ''),
  );
  return named.some((names) => names.split(/[ ,]/).includes('content-type'));
}

describe('the content type, which hardly anybody signs', () => {
  it.each(cases)('does not change what is published: $id', async ({ provider, fixture }) => {
    const { secrets, now, publicUrl, options = everyOption(provider), certificates = {} } = fixture;
    const endpoint = { options, certificates, ...(publicUrl === undefined ? {} : { publicUrl }) };
    const [first = [], ...others] = (
      await resent(provider, deliveryOf(fixture), { secrets, now, ...endpoint })
    ).filter((events) => events.length > 0);
    // Twilio's forms are refused under a type that is none, and whoever signs it has one alone
    expect(others.length).toBeGreaterThanOrEqual(signsIt(fixture) ? 0 : 2);
    for (const events of others) expect(events).toEqual(first);
  });

  const now = aDelivery().receivedAt;
  const circumstances = { secrets: ['s3cret'], now };

  async function detailsOf(provider: Provider, delivery: ReturnType<typeof aDelivery>) {
    const all = await resent(provider, delivery, circumstances);
    return [...new Set(all.flat().map(({ detailType, id, detail }) => `${detailType} ${id} ${detail}`))];
  }

  it('does not make an event of a comment at GitHub', async () => {
    const comment = `hi &payload=${encodeURIComponent('{"action":"deleted"}')}& there`;
    const body = JSON.stringify({ action: 'created', comment: { body: comment } });
    const headers = { 'x-github-event': 'issue_comment', 'x-github-delivery': 'd-1' };
    const delivery = signed(aDelivery({ headers, body }), github, 's3cret');
    expect(await detailsOf(github, delivery)).toEqual([`issue_comment d-1:12f586e041db0605 ${body}`]);
  });

  it('does not take the signed id from an event of Stripe', async () => {
    const body = JSON.stringify({
      id: 'evt_1',
      type: 'charge.succeeded',
      created: now / 1000,
      d: '&id=evt_2&',
    });
    const delivery = signed(aDelivery({ body }), stripe, 's3cret');
    expect(await detailsOf(stripe, delivery)).toEqual([`charge.succeeded evt_1 ${body}`]);
  });

  it('does not make a message of an event of Twilio', async () => {
    const text = '&MessageSid=SMevil&MessageStatus=delivered&';
    const element = JSON.stringify({ id: 'EZ1', type: 'com.twilio.messaging.inbound', data: { text } });
    const body = `[${element}]`;
    const rawQuery = `bodySHA256=${getExpectedBodyHash(body)}`;
    const signature = getExpectedTwilioSignature('s3cret', `https://hooks.example.com/hook?${rawQuery}`, {});
    const delivery = aDelivery({ rawQuery, body, headers: { 'x-twilio-signature': signature } });
    expect(await detailsOf(twilio, delivery)).toEqual([`com.twilio.messaging.inbound EZ1 ${element}`]);
  });

  it.each([
    ['a form that its hash proves', 'MessageSid=SM1&MessageStatus=delivered'],
    ['a text that its hash proves', 'hello'],
  ])('does not choose what Twilio sent: %s', async (_, body) => {
    const delivery = signed(aDelivery({ body }), twilio, 's3cret');
    const [detail, ...others] = await detailsOf(twilio, delivery);
    expect(detail).toContain(`{"sallyport":{"body":{"encoding":"text","data":"${body}"}}}`);
    expect(others).toEqual([]);
  });
});
