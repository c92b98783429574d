import fc from 'fast-check';
import { providers } from '../../src/domain/providers/index.ts';
import { aDelivery, canSign, signed } from '../support/deliveries.ts';

export const aProvider = fc.constantFrom(...providers);

/** Any Unicode text, lone surrogates included. */
export const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});

/** A JSON text as somebody else may have written it: white space, escapes, big numbers. */
export const aJsonText = fc
  .tuple(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t', ' \r\n'), fc.boolean())
  .map(([value, space, escaped]) => {
    const text = JSON.stringify(value, null, space);
    return escaped
      ? text.replace(/[^\0-~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
      : text;
  });

export const aJsonObjectText = fc
  .dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
  .chain((value) =>
    fc.constantFrom(JSON.stringify(value), JSON.stringify(value, null, 2), ` ${JSON.stringify(value)}\n`),
  );

export const aFormText = fc
  .array(fc.tuple(fc.string(), fc.string({ unit: 'grapheme' })), { minLength: 1, maxLength: 6 })
  .map((pairs) => new URLSearchParams(pairs).toString());

const aBody = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.oneof(aJsonText, aFormText, anyText, fc.constant('')).map((text) => Buffer.from(text)),
);

const aContentType = fc.oneof(
  fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain;charset=latin1'),
  anyText,
);

const headerNames = [
  'x-hub-signature-256',
  'x-github-event',
  'x-github-delivery',
  'stripe-signature',
  'x-twilio-signature',
  'i-twilio-idempotency-token',
  'x-sallyport-origin',
];

const headerValue = fc.oneof(
  anyText,
  fc.stringMatching(/^sha256=[0-9a-f]{64}$/),
  fc.stringMatching(/^[A-Za-z0-9+/]{27}=$/),
  fc.stringMatching(/^t=[0-9]{1,13},v1=[0-9a-f]{64}$/),
);

/** Any request at all; `content-type` and known headers more often than others. */
export const anyDelivery = fc
  .record({
    method: fc.oneof(fc.constantFrom('POST', 'GET', 'PUT'), anyText),
    host: fc.oneof(fc.domain(), anyText),
    rawPath: fc.oneof(fc.constantFrom('/hook', '/', '/hook/'), anyText),
    rawQuery: fc.oneof(fc.constant(''), aFormText, anyText),
    headers: fc.dictionary(fc.oneof(fc.constantFrom(...headerNames), anyText), headerValue, { maxKeys: 5 }),
    contentType: fc.option(aContentType, { nil: undefined }),
    body: aBody,
  })
  .map(({ contentType, headers, ...parts }) =>
    aDelivery({
      ...parts,
      headers: contentType === undefined ? headers : { ...headers, 'content-type': contentType },
    }),
  );

/** The same request with a good signature, where the provider could have sent it. */
export const aSignedDelivery = fc
  .tuple(fc.constantFrom(...providers.filter(canSign)), anyDelivery)
  .map(([provider, delivery]) => {
    const sent = { ...delivery, rawPath: '/hook', method: delivery.method === 'GET' ? 'GET' : 'POST' };
    try {
      return { provider, delivery: signed(sent, provider, 's3cret') };
    } catch {
      return { provider, delivery: sent };
    }
  });
