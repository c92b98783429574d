import { describe, expect, it } from '@jest/globals';
import { description } from '../../../src/domain/events/described.ts';
import { receivedFrom } from '../../../src/domain/events/received.ts';
import { optionMistakes } from '../../../src/domain/options.ts';
import { configured } from '../../../src/domain/provider.ts';
import { hmac } from '../../../src/domain/providers/hmac.ts';
import { token } from '../../../src/domain/providers/token.ts';
import { aDelivery } from '../../support/deliveries.ts';

const mistakesOf = (place: string) =>
  (['type', 'id'] as const).flatMap((name) => optionMistakes(description, { [name]: place }, undefined));

describe('a place at which a sender says something', () => {
  it.each([
    'json:a',
    'json:a.0.B_c,form:d',
    'header:x-event',
    'header:x-event,json:a',
    'header:cookie-count',
  ])('%s is one', (place) => expect(mistakesOf(place)).toEqual([]));

  it.each([
    'header:X-Event',
    'json:a,header:X-Event',
    'header:authorization',
    'json:a,header:authorization',
    'header:proxy-authorization',
    'header:cookie',
    'header:x-sallyport-origin',
    'query:a',
    'json:',
    'json:a,',
  ])('%s is none: nothing comes under it, or a secret does', (place) => {
    expect(mistakesOf(place)).toHaveLength(2);
  });

  it.each([
    [token, { header: 'x-key', type: 'header:x-key' }],
    [token, { header: 'x-key', id: 'json:id,header:x-key' }],
    [hmac, { header: 'x-signature', type: 'header:x-event,header:x-signature' }],
  ])('is not where the proof stands: %#', (provider, options) => {
    expect(() => configured(provider, options)).toThrow('it would go to the bus');
    expect(() => configured(provider, { ...options, header: 'x-other' })).not.toThrow();
  });

  it.each([
    ['id=7&event=order.paid&note=a%3Db', 'order.paid', 'form'],
    ['{"event":"order.paid"}', undefined, 'json'],
  ])('is in a form where it is said to be: %s', (body, type, kind) => {
    const provider = configured(hmac, { header: 'x-signature', type: 'form:event', id: 'json:id,form:id' });
    const received = receivedFrom(aDelivery({ body }), provider);
    expect(received.content.kind).toBe(kind);
    expect(provider.read(received)[0].type).toBe(type);
    expect(configured(hmac, { header: 'x-signature', type: 'json:event' }).contentOf).toBeUndefined();
  });
});
