import { describe, expect, it } from '@jest/globals';
import { receivedFrom } from '../../../src/domain/events/received.ts';
import { configured, defineProvider, type Provider } from '../../../src/domain/provider.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { stripe } from '../../../src/domain/providers/stripe.ts';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import { header } from '../../../src/domain/verification/carriers.ts';
import { token } from '../../../src/domain/verification/schemes/token.ts';
import type { DeliveryParts } from '../../support/deliveries.ts';
import { formType, sentBy } from '../support/normalised.ts';

function idOf(provider: Provider, parts: DeliveryParts) {
  return provider.read(receivedFrom(sentBy(provider, parts), configured(provider)))[0].id;
}

const idempotencyToken = { 'i-twilio-idempotency-token': 'token-1' };

describe('an id', () => {
  it('is signed only where the signature covers it: a body, never a header', () => {
    expect(idOf(stripe, { body: '{"id":"evt_1"}' })).toEqual({ value: 'evt_1', origin: 'signed' });
    expect(idOf(twilio, { body: '[{"id":"EZ1"}]' })).toEqual({ value: 'EZ1', origin: 'signed' });
    expect(idOf(github, { headers: { 'x-github-delivery': 'd-1' } })).toEqual({
      value: 'd-1',
      origin: 'unsigned',
    });
    expect(idOf(twilio, { headers: idempotencyToken, body: '{}' })).toEqual({
      value: 'token-1',
      origin: 'unsigned',
    });
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

it('a scheme may be made of the options that are declared, with their types', () => {
  const scheme = token(header('x-token'));
  const meaning = 'whose it is';
  const seen: string[] = [];
  const provider = defineProvider({
    ...github,
    id: 'hooli',
    options: { realm: { type: 'string', meaning, required: true }, depth: { type: 'number', meaning } },
    // what these types do not allow, does not compile
    scheme: ({ realm, depth = 1 }) => {
      seen.push(realm.toLowerCase().repeat(depth));
      return scheme;
    },
  });
  expect(configured(provider, { realm: 'ACME', depth: 2 }).scheme).toBe(scheme);
  expect(seen).toEqual(['acmeacme']);
});
