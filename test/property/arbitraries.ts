import fc from 'fast-check';
import { providers } from '../../src/domain/providers/index.ts';
import { written } from '../domain/support/signature-spot.ts';
import { noSignature, spotOf } from '../domain/support/signatures.ts';
import { aDelivery, canSign, fittingSecret, signed } from '../support/deliveries.ts';

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

/** What each sender writes where its signature stands and beside it: well formed, in time, and of nothing. */
const signatureHeaders: readonly Readonly<Record<string, string>>[] = providers.map(({ id }) => {
  const spot = spotOf(id);
  const templates = { ...spot.with, ...(spot.in === 'header' ? { [spot.name]: spot.template } : {}) };
  const filled = Object.entries(templates).map(([name, template]) => [
    name,
    written(template, noSignature(spot), aDelivery().receivedAt),
  ]);
  return Object.fromEntries(filled);
});

const headerNames = [
  ...signatureHeaders.flatMap(Object.keys),
  ...providers.flatMap(({ headers = {} }) => Object.keys(headers)),
  'x-sallyport-origin',
];

const headerValue = fc.oneof(
  anyText,
  fc.constantFrom(...signatureHeaders.flatMap(Object.values)),
  fc.stringMatching(/^sha256=[0-9a-f]{64}$/),
  fc.stringMatching(/^[A-Za-z0-9+/]{27}=$/),
  fc.stringMatching(/^t=[0-9]{1,13},v1=[0-9a-f]{64}$/),
);

/** Some of anybody's, and at times all that one sender signs with. */
const someHeaders = fc
  .tuple(
    fc.dictionary(fc.oneof(fc.constantFrom(...headerNames), anyText), headerValue, { maxKeys: 5 }),
    fc.oneof(fc.constant({}), fc.constantFrom(...signatureHeaders)),
  )
  .map(([any, ofOne]) => ({ ...any, ...ofOne }));

/** Any request at all; `content-type` and known headers more often than others. */
export const anyDelivery = fc
  .record({
    method: fc.oneof(fc.constantFrom('POST', 'GET', 'PUT'), anyText),
    host: fc.oneof(fc.domain(), anyText),
    rawPath: fc.oneof(fc.constantFrom('/hook', '/', '/hook/'), anyText),
    rawQuery: fc.oneof(fc.constant(''), aFormText, anyText),
    headers: someHeaders,
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
    const secret = fittingSecret(provider);
    try {
      return { provider, secret, delivery: signed(sent, provider, secret) };
    } catch {
      return { provider, secret, delivery: sent };
    }
  });
