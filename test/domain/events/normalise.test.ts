import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readText } from '../../../src/domain/content/content.ts';
import { normalise } from '../../../src/domain/events/normalise.ts';
import { type Occurrence, type Provider, senderId } from '../../../src/domain/provider.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { stripe } from '../../../src/domain/providers/stripe.ts';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import { aDelivery } from '../../support/deliveries.ts';
import { anEndpoint } from '../support/gateways.ts';
import { verified } from '../support/normalised.ts';

const content = readText('{"a":1}');
const { proof } = verified;

describe('an event', () => {
  const eventWith = (occurrence: Partial<Occurrence>, parts = {}) => {
    const provider = { ...github, read: () => [{ type: 'push', content, ...occurrence }] as const };
    const [event] = normalise({ delivery: aDelivery(parts), content, proof }, anEndpoint(provider), verified);
    return event;
  };

  it('says where it came from and where it goes', () => {
    const digest = createHash('sha256').update('\n0\n').digest('hex');
    expect(eventWith({ id: senderId.unsigned('d1') })).toEqual({
      id: `d1:${digest.slice(0, 16)}`,
      suppressionKey: `urn:sallyport:hook:d1%3A${digest.slice(0, 16)}#${digest}`,
      endpoint: 'hook',
      bus: 'default',
      source: 'github.com',
      detailType: 'push',
      detail: '{"a":1}',
      time: aDelivery().receivedAt,
      resources: [`urn:sallyport:hook:d1%3A${digest.slice(0, 16)}`],
    });
  });

  it('carries the trace of its request, where there is one', () => {
    expect(eventWith({}, { traceHeader: 'Root=1-a;Sampled=1' })?.traceHeader).toBe('Root=1-a;Sampled=1');
  });

  it.each([
    [1_700_000_000_000.4, 1_700_000_000_000],
    [1_700_000_000_999.99, 1_700_000_000_999],
    [0.5, 0],
  ])('has the signed time without its fraction: %d', (time, whole) => {
    expect(eventWith({ time })?.time).toBe(whole);
  });

  it.each([0, 1533204620000, Date.UTC(9999, 11, 31)])('has the time that its provider signed: %d', (time) => {
    expect(eventWith({ time })?.time).toBe(time);
  });

  it.each([undefined, Number.NaN, -1, Date.UTC(9999, 11, 31) + 1, 8.64e15, Number.POSITIVE_INFINITY])(
    'has the time of its delivery where the bus could not write %s',
    (time) => {
      expect(eventWith({ time })?.time).toBe(aDelivery().receivedAt);
    },
  );

  it('has a detail-type that the bus keeps', () => {
    expect(eventWith({ type: 'x'.repeat(500) })?.detailType).toBe('x'.repeat(128));
  });
});

describe('the quick start', () => {
  const said = { read: () => [{ id: senderId.signed('e1'), type: 'push', time: 1, content }] as const };
  const silent = { read: () => [{ type: undefined, content }] as const };
  const read = (format: 'payload' | 'quick-start', from: Provider) =>
    normalise({ delivery: aDelivery(), content, proof }, anEndpoint(from, { format }), verified)[0];

  it.each([
    [github, 'push', 'github-webhook-lambda'],
    [stripe, 'push', 'stripe-webhook-lambda'],
    [twilio, 'twilio-webhook-lambda', 'twilio-webhook-lambda'],
  ])('decides on the type of its three senders, and knows no time of theirs: $id', (from, type, nameless) => {
    expect(read('quick-start', { ...from, ...said })).toMatchObject({
      id: 'e1',
      detailType: type,
      time: aDelivery().receivedAt,
      resources: ['urn:sallyport:hook:e1'],
    });
    expect(read('quick-start', { ...from, ...silent })).toMatchObject({ detailType: nameless });
  });

  it('is not asked in any other format', () => {
    expect(read('payload', { ...github, ...said })).toMatchObject({ detailType: 'push', time: 1 });
    expect(read('payload', { ...github, ...silent })).toMatchObject({ detailType: 'unknown' });
  });

  it('leaves a provider alone that it does not know', () => {
    const other = { ...github, id: 'other' };
    expect(read('quick-start', { ...other, ...said })).toMatchObject({ detailType: 'push', time: 1 });
    expect(read('quick-start', { ...other, ...silent })).toMatchObject({ detailType: 'unknown' });
  });
});
