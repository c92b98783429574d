import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { WebhookEvent } from '../../src/domain/event.ts';
import { type Format, formats } from '../../src/domain/events/format.ts';
import { github } from '../../src/domain/providers/github.ts';
import { stripe } from '../../src/domain/providers/stripe.ts';
import { twilio } from '../../src/domain/providers/twilio.ts';
import { eventOf, eventsOf, formType } from '../domain/support/normalised.ts';
import { aFormText, aJsonObjectText, aJsonText, anyText } from './arbitraries.ts';

const aFormat = fc.constantFrom(...formats);
const jsonProviders = fc.constantFrom(github, stripe);

/** What a consumer finds on the bus in place of the body. */
function dataOf({ detail }: WebhookEvent, format: Format): unknown {
  const parsed = JSON.parse(detail);
  return format === 'envelope' ? parsed.data : parsed;
}

/** The bytes that a consumer gets back out of a wrapper. */
function unwrapped(data: unknown): Buffer {
  const { body } = (data as { sallyport: { body: { encoding: string; data: unknown } } }).sallyport;
  if (body.encoding === 'base64') return Buffer.from(String(body.data), 'base64');
  return Buffer.from(body.encoding === 'text' ? String(body.data) : JSON.stringify(body.data));
}

describe('what the bus gets', () => {
  it('is, of a JSON object, the text that was sent', () => {
    fc.assert(
      fc.property(jsonProviders, aJsonObjectText, aFormat, (provider, body, format) => {
        const event = eventOf(provider, { body }, format);
        const integers = body.match(/-?\d{19,}/g) ?? [];
        if (integers.length > 0) return;
        expect(dataOf(event, format)).toEqual(JSON.parse(body));
        expect(event.detail.endsWith(format === 'envelope' ? `"data":${body}}` : body)).toBe(true);
      }),
    );
  });

  it('is, of any other JSON, the same value in a wrapper', () => {
    fc.assert(
      fc.property(jsonProviders, aJsonText, aFormat, (provider, body, format) => {
        fc.pre(!/^\s*\{/.test(body) && !/\d{19,}/.test(body));
        const data = dataOf(eventOf(provider, { body }, format), format);
        expect(data).toEqual({ sallyport: { body: { encoding: 'json', data: JSON.parse(body) } } });
      }),
    );
  });

  it('is, of integers that the bus refuses, the exact text in a wrapper', () => {
    const beyond = fc.oneof(fc.bigInt({ min: 2n ** 63n }), fc.bigInt({ max: -(2n ** 63n) - 1n }));
    fc.assert(
      fc.property(jsonProviders, beyond, aFormat, (provider, integer, format) => {
        const body = `{"a" : [${integer}]}`;
        expect(unwrapped(dataOf(eventOf(provider, { body }, format), format)).toString()).toBe(body);
      }),
    );
  });

  it('is, of integers that fit, the text that was sent', () => {
    const within = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    fc.assert(
      fc.property(jsonProviders, within, (provider, integer) => {
        const body = `{"a" : [${integer}]}`;
        expect(eventOf(provider, { body }).detail).toBe(body);
      }),
    );
  });

  it('is, of bytes or text that are no JSON, the same bytes in a wrapper', () => {
    const bodies = fc.oneof(
      fc.uint8Array(),
      anyText.map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(jsonProviders, bodies, aFormat, (provider, body, format) => {
        fc.pre(!/^\s*["[{\d\-tfn]/.test(Buffer.from(body).toString()));
        expect(unwrapped(dataOf(eventOf(provider, { body }, format), format))).toEqual(Buffer.from(body));
      }),
    );
  });

  it('is, of a form of GitHub, the text of its payload', () => {
    fc.assert(
      fc.property(aJsonObjectText, aFormat, (json, format) => {
        const body = new URLSearchParams({ payload: json }).toString();
        expect(dataOf(eventOf(github, { headers: formType, body }, format), format)).toEqual(
          dataOf(eventOf(github, { body: json }, format), format),
        );
      }),
    );
  });

  it('is, of a form of Twilio, every value of every name in the order of sending', () => {
    fc.assert(
      fc.property(aFormText, fc.constantFrom('payload', 'envelope'), (body, format) => {
        const data = dataOf(eventOf(twilio, { headers: formType, body }, format), format) as object;
        const sent = Map.groupBy(new URLSearchParams(body), ([name]) => name);
        const read = Object.entries(data).map(([name, value]) => [name, [value].flat()]);
        expect(Object.fromEntries(read)).toEqual(
          Object.fromEntries([...sent].map(([name, pairs]) => [name, pairs.map(([, value]) => value)])),
        );
      }),
    );
  });

  it('is, of a batch of Twilio, every element as it was written', () => {
    fc.assert(
      fc.property(fc.array(aJsonObjectText, { minLength: 1, maxLength: 5 }), (elements) => {
        fc.pre(!/\d{19,}/.test(elements.join()));
        const events = eventsOf(twilio, { body: `[${elements.join(' ,\n')}]` });
        expect(events.map(({ detail }) => detail)).toEqual(elements.map((element) => element.trim()));
      }),
    );
  });
});
