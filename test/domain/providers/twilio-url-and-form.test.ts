import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import { aDelivery, type DeliveryParts } from '../../support/deliveries.ts';
import { judge } from '../support/fixtures.ts';

const host = 'hooks.example.com';
const base = `https://${host}/sms`;
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const evil = '{"id":"evil","type":"payment.done"}';
const hashOf = (body: string) => createHash('sha256').update(body).digest('hex');
const hash = `bodySHA256=${hashOf(evil)}`;

/** A message of which a stranger wrote the text. */
const sms = (text: string) => ({
  AccountSid: `AC${'0'.repeat(32)}`,
  Body: text,
  From: '+15005550006',
  MessageSid: `SM${'1'.repeat(32)}`,
  SmsStatus: 'received',
});
const textOf = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields)
    .map((pair) => pair.join(''))
    .join('');

/** Sends something else under a signature that Twilio made for `url` and `fields`. */
function replayed({ url, fields = {}, publicUrl }: Signed, parts: DeliveryParts): string {
  const signature = getExpectedTwilioSignature('s3cret', url, fields);
  const delivery = aDelivery({
    host,
    rawPath: '/sms',
    ...parts,
    headers: { ...form, ...parts.headers, 'x-twilio-signature': signature },
  });
  const configured = publicUrl === undefined ? {} : { publicUrl };
  const verdict = judge(twilio, delivery, { secrets: ['s3cret'], now: delivery.receivedAt, ...configured });
  return verdict.verified ? 'verified' : verdict.code;
}

interface Signed {
  readonly url: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly publicUrl?: string;
}

describe('a message that was sent to a URL with a query', () => {
  const publicUrl = `${base}?tenant=acme`;
  const sent = (text: string): Signed => ({ url: publicUrl, fields: sms(text), publicUrl });
  const inQuery = (text: string) => `tenant=acme${textOf(sms(text))}`;

  it('is verified as it was sent', () => {
    const signed = sent('hello');
    const body = new URLSearchParams(signed.fields).toString();
    expect(replayed(signed, { rawQuery: 'tenant=acme', body })).toBe('verified');
  });

  it('does not become JSON of its author, its fields moved into the query', () => {
    const text = `&${hash}&`;
    const attack = { rawQuery: inQuery(text), body: evil };
    expect(replayed(sent(text), attack)).toBe('query_not_configured');
    const headers = { 'content-type': 'application/json' };
    expect(replayed(sent(text), { ...attack, headers })).toBe('body_not_signed');
  });

  it('does not become JSON of its author where his text is the last thing that was signed', () => {
    const fields = { AccountSid: 'AC1', Zip: `&${hash}` };
    const rawQuery = `tenant=acme${textOf(fields)}`;
    expect(replayed({ url: publicUrl, fields, publicUrl }, { rawQuery, body: evil })).toBe(
      'query_not_configured',
    );
  });

  it('does not become a GET of its author, its fields moved into the query', () => {
    const text = '&MessageSid=SMevil&EventType=payment.done&x=';
    const rawQuery = inQuery(text);
    expect(replayed(sent(text), { method: 'GET', rawQuery, headers: {} })).toBe('query_not_configured');
  });

  it('does not become an empty body, its fields moved into the query', () => {
    expect(replayed(sent('hello'), { rawQuery: inQuery('hello') })).toBe('query_not_configured');
  });
});

interface Joined {
  readonly what: string;
  readonly signed: Signed;
  /** The queries with which the rest verifies as a form: the one that was given, where it is known. */
  readonly verifies: readonly string[];
}

const joined: readonly Joined[] = [
  { what: 'a form', signed: { url: base, fields: sms('a&b=c'), publicUrl: base }, verifies: [''] },
  { what: 'a form, without a public URL', signed: { url: base, fields: sms('a&b=c') }, verifies: [''] },
  {
    what: 'a form at a query',
    signed: { url: `${base}?a=1&b=2`, fields: sms('a&b=c'), publicUrl: `${base}?a=1&b=2` },
    verifies: ['a=1&b=2'],
  },
  {
    what: 'a form at a query that nobody configured',
    signed: { url: `${base}?a=1&b=2`, fields: sms('a&b=c') },
    verifies: [],
  },
  {
    what: 'a form at a query that varies',
    signed: { url: `${base}?id=77&b=2`, fields: sms('x&b=2'), publicUrl: `${base}?id=*&b=2` },
    verifies: ['id=77&b=2'],
  },
  { what: 'JSON', signed: { url: `${base}?${hash}`, publicUrl: base }, verifies: [] },
  { what: 'JSON, without a public URL', signed: { url: `${base}?${hash}` }, verifies: [] },
  {
    what: 'JSON at a query',
    signed: { url: `${base}?a=1&b=2&${hash}`, publicUrl: `${base}?a=1&b=2` },
    verifies: [],
  },
  {
    what: 'a GET',
    signed: { url: `${base}?AccountSid=AC1&Body=EventTypepayment.done&From=x`, publicUrl: base },
    verifies: [],
  },
  {
    what: 'a GET at a query',
    signed: { url: `${base}?a=1&Body=EventTypepayment.done&From=x`, publicUrl: `${base}?a=1` },
    verifies: [],
  },
  { what: 'a form at another path', signed: { url: `${base}-status`, fields: sms('a&b=c') }, verifies: [] },
  {
    what: 'a form at another path, where the public URL has none',
    signed: { url: `https://${host}/other`, fields: sms('a'), publicUrl: `https://${host}` },
    verifies: [],
  },
];

/** Cut behind every character, with the front as the query and the rest as the name of a field. */
it.each(joined)('what was joined comes apart only where it was joined: $what', ({ signed, verifies }) => {
  const text = signed.url + textOf(signed.fields ?? {});
  const front = [`${base}?`, base, `https://${host}`].find((one) => text.startsWith(one)) ?? '';
  const rest = text.slice(front.length);
  const lastCut = front.endsWith('?') ? rest.length : 0;
  const queries = Array.from({ length: lastCut + 1 }, (_, cut) => rest.slice(0, cut));
  const verified = queries.filter((rawQuery) => {
    const field = rest.slice(rawQuery.length);
    const body = field === '' ? '' : `${encodeURIComponent(field)}=`;
    return replayed(signed, { rawQuery, body }) === 'verified';
  });
  expect(verified).toEqual(verifies);
});

describe('a GET of Twilio', () => {
  const fields = 'AccountSid=AC1&MessageSid=SM1&Body=hello';

  it.each([
    [`${base}`, fields, 'verified'],
    [`${base}?tenant=acme`, `tenant=acme&${fields}`, 'verified'],
    [`${base}?tenant=acme`, 'tenant=acme', 'verified'],
    [`${base}?tenant=acme`, `tenant=acme${fields}`, 'query_not_configured'],
    [`${base}?tenant=acme`, `tenant=other&${fields}`, 'query_not_configured'],
    [`${base}?tenant=acme`, `${fields}&tenant=acme`, 'query_not_configured'],
    [`${base}?tenant=acme`, '', 'query_not_configured'],
    [undefined, '', 'verified'],
    [undefined, fields, 'query_not_configured'],
  ])('at %s with the query %s: %s', (publicUrl, rawQuery, code) => {
    const signed = {
      url: rawQuery === '' ? base : `${base}?${rawQuery}`,
      ...(publicUrl ? { publicUrl } : {}),
    };
    expect(replayed(signed, { method: 'GET', rawQuery, headers: {} })).toBe(code);
  });
});

describe('a configured query', () => {
  const judged = (configured: string, rawQuery: string) =>
    replayed(
      { url: `${base}?${rawQuery}`, fields: sms('a'), publicUrl: `${base}?${configured}` },
      { rawQuery, body: new URLSearchParams(sms('a')).toString() },
    );

  it.each([
    ['tenant=acme', 'tenant=acme'],
    ['orderId=*&tenant=acme', 'orderId=77&tenant=acme'],
    ['orderId=*&tenant=acme', 'orderId=&tenant=acme'],
    ['orderId=*&tenant=acme', 'orderId=*&tenant=acme'],
    ['a=*&b=*&c', 'a=1=2&b=%26&c'],
    ["at=a@b:c'd", "at=a@b:c'd"],
    ["at=a@b:c'd", 'at=a%40b%3ac%27d'],
    ['at=a%40b%3Ac%27d', "at=a@b:c'd"],
    ['q=%C3%A9&&flag&', 'q=%C3%A9&&flag&'],
  ])('%s is that of ?%s', (configured, rawQuery) => {
    expect(judged(configured, rawQuery)).toBe('verified');
  });

  it.each([
    ['tenant=acme', 'tenant=acme&'],
    ['tenant=acme', '&tenant=acme'],
    ['tenant=acme', 'tenant=acme&a=1'],
    ['tenant=acme', 'tenant=acm'],
    ['tenant=acme', 'TENANT=acme'],
    ['tenant=acme', 'tenant=%61cme'],
    ['a=1&b=2', 'b=2&a=1'],
    ['a=1&b=2', 'a=1'],
    ['orderId=*&tenant=acme', 'orderId=77&tenant=other'],
    ['orderId=*&tenant=acme', 'orderId=77&x=1&tenant=acme'],
    ['orderId=*&tenant=acme', 'orderId&tenant=acme'],
    ['orderId=*&tenant=acme', 'orderid=77&tenant=acme'],
    ['orderId=*&tenant=acme', 'orderId=77'],
    ['a*=1&b=2', 'abc=1&b=2'],
    ['a=x*&b=2', 'a=xyz&b=2'],
  ])('%s is not that of ?%s', (configured, rawQuery) => {
    expect(judged(configured, rawQuery)).toBe('query_not_configured');
  });
});
