import { describe, expect, it } from '@jest/globals';
import { receivedFrom } from '../../../src/domain/events/received.ts';
import { configured, type Provider } from '../../../src/domain/provider.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { stripe } from '../../../src/domain/providers/stripe.ts';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import type { DeliveryParts } from '../../support/deliveries.ts';
import { formType, sentBy } from '../support/normalised.ts';

function idOf(provider: Provider, parts: DeliveryParts) {
  return provider.read(receivedFrom(sentBy(provider, parts), configured(provider)))[0].id;
}

const token = { 'i-twilio-idempotency-token': 'token-1' };

describe('an id', () => {
  it('is signed only where the signature covers it: a body, never a header', () => {
    expect(idOf(stripe, { body: '{"id":"evt_1"}' })).toEqual({ value: 'evt_1', origin: 'signed' });
    expect(idOf(twilio, { body: '[{"id":"EZ1"}]' })).toEqual({ value: 'EZ1', origin: 'signed' });
    expect(idOf(github, { headers: { 'x-github-delivery': 'd-1' } })).toEqual({
      value: 'd-1',
      origin: 'unsigned',
    });
    expect(idOf(twilio, { headers: token, body: '{}' })).toEqual({ value: 'token-1', origin: 'unsigned' });
  });

  it('is derived where the sender may repeat it for another event', () => {
    const body = 'MessageSid=SM1&MessageStatus=sent';
    expect(idOf(twilio, { headers: formType, body })).toEqual({ value: 'SM1:sent', origin: 'derived' });
  });

  it('is nothing where the sender names none', () => {
    expect([idOf(github, {}), idOf(stripe, { body: '{}' }), idOf(twilio, {})]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a provider', () => {
  it.each([
    ['github', github, { source: 'github.com', methods: ['POST'], answerWithinMs: 10_000 }],
    ['stripe', stripe, { source: 'stripe.com', methods: ['POST'], answerWithinMs: 10_000 }],
    ['twilio', twilio, { source: 'twilio.com', methods: ['POST'], answerWithinMs: 5_000 }],
  ])('waits as long as it documents, and knows its methods: %s', (_, provider, facts) => {
    expect(provider).toMatchObject(facts);
  });
});
