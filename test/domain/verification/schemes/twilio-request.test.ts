import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../../../src/domain/delivery.ts';
import { twilio } from '../../../../src/domain/providers/twilio.ts';
import { text } from '../../../../src/domain/verification/credential-forms.ts';
import { twilioRequest } from '../../../../src/domain/verification/schemes/twilio-request.ts';
import { signable } from '../../../../src/domain/verification/signed-url.ts';
import { aDelivery, type DeliveryParts, ownUrl, signed } from '../../../support/deliveries.ts';
import { judge } from '../../support/fixtures.ts';
import { withHeader } from '../../support/with-header.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const url = 'https://hooks.example.com/hook';
const scheme = twilioRequest(text());
const key = { kind: 'key', bytes: Buffer.from('s3cret') } as const;
const hashOf = (body: string) => createHash('sha256').update(body).digest('hex');

/** Signed by hand: what is judged is what Twilio would have signed. */
function sign(text: string, parts: DeliveryParts): Delivery {
  const signature = createHmac('sha1', 's3cret').update(text).digest('base64');
  return withHeader(aDelivery(parts), 'x-twilio-signature', signature);
}

function codeOf(delivery: Delivery, publicUrl?: string): string {
  const configured = publicUrl === undefined ? {} : { publicUrl };
  const verdict = judge(twilio, delivery, { secrets: ['s3cret'], now: 0, ...configured });
  return verdict.verified ? 'verified' : verdict.code;
}

describe('a body of Twilio', () => {
  it.each([
    ['JSON', { body: '{}', headers: { 'content-type': 'application/json' } }],
    ['no content type', { body: 'a=1' }],
    ['many parts', { body: 'a=1', headers: { 'content-type': 'multipart/form-data; boundary=x' } }],
    ['a form in a GET', { method: 'GET', body: 'a=1', headers: form }],
    ['two content types', { body: 'a=1', headers: { 'content-type': `${form['content-type']},text/plain` } }],
  ])('is rejected where neither form nor hash covers it: %s', (_, parts) => {
    expect(codeOf(sign(url, parts))).toBe('body_not_signed');
    expect(codeOf(sign(`${url}a1`, parts))).toBe('body_not_signed');
  });

  it.each(['POST', 'GET'])('is covered by its hash in a %s, whatever its type', (method) => {
    const rawQuery = `a=1&bodySHA256=${hashOf('a=1')}`;
    for (const headers of [{}, form, { 'content-type': 'application/json' }]) {
      const delivery = sign(`${url}?${rawQuery}`, { method, rawQuery, headers, body: 'a=1' });
      expect(codeOf(delivery, `${url}?a=1`)).toBe('verified');
    }
  });

  it.each([
    ['another body', hashOf('{ }')],
    ['upper case', hashOf('{}').toUpperCase()],
    ['base64', createHash('sha256').update('{}').digest('base64')],
    ['nothing', ''],
    ['a longer hash', `${hashOf('{}')}0`],
  ])('is rejected where its hash is that of %s', (_, hash) => {
    const rawQuery = `bodySHA256=${hash}`;
    expect(codeOf(sign(`${url}?${rawQuery}`, { rawQuery, body: '{}' }))).toBe('body_hash_mismatch');
  });

  it.each(['xbodySHA256', 'bodysha256', 'bodySHA256x', 'a=bodySHA256'])('is not covered by %s', (name) => {
    const rawQuery = `${name}=${hashOf('{}')}`;
    expect(codeOf(sign(`${url}?${rawQuery}`, { rawQuery, body: '{}' }))).toBe('body_not_signed');
  });

  it.each([
    ['before another parameter', `bodySHA256=${hashOf('{}')}&b=2`, 'body_not_signed'],
    ['before another hash', `bodySHA256=${hashOf('{}')}&bodySHA256=${hashOf('other')}`, 'body_hash_mismatch'],
    [
      'behind another hash',
      `bodySHA256=${hashOf('other')}&bodySHA256=${hashOf('{}')}`,
      'query_not_configured',
    ],
    ['behind what nobody configured', `b=2&bodySHA256=${hashOf('{}')}`, 'query_not_configured'],
  ])('is not covered by a hash that stands %s', (_, rawQuery, code) => {
    expect(codeOf(sign(`${url}?${rawQuery}`, { rawQuery, body: '{}' }))).toBe(code);
  });

  it('may not be dropped where a hash was signed', () => {
    const rawQuery = `bodySHA256=${hashOf('{}')}`;
    expect(codeOf(sign(`${url}?${rawQuery}`, { rawQuery }))).toBe('body_hash_mismatch');
  });
});

describe('a form of Twilio', () => {
  it.each([
    ['in the order of its names', 'b=2&a=1&B=3', 'B3a1b2'],
    ['with each distinct value once, in order', 'a=2&a=10&a=2', 'a10a2'],
    ['decoded and untrimmed', 'a=+%2B%20&%C3%A9=%26', 'a + é&'],
    ['with empty values', 'a=&b=', 'ab'],
    ['by code units', '%EF%BD%81=2&%F0%9F%91%8B=1', '👋1ａ2'],
  ])('is signed %s', (_, body, text) => {
    expect(codeOf(sign(url + text, { headers: form, body }))).toBe('verified');
  });

  it.each([
    ['a name without its =', 'a', 'a'],
    ['a pair that says nothing', 'a=1&&b=2', 'a1b2'],
    ['an & at the end', 'a=1&', 'a1'],
    ['what is no percent encoding', 'a=%zz', 'a%zz'],
    ['what is not UTF-8', '\xff=1', 'ÿ1'],
  ])('is not guessed at: %s', (_, body, text) => {
    const bytes = Buffer.from(body, 'latin1');
    expect(codeOf(sign(url + text, { headers: form, body: bytes }))).toBe('body_malformed');
  });

  it('without fields is its URL', () => {
    expect(codeOf(sign(url, { headers: form }))).toBe('verified');
  });

  it.each([
    ['nothing', '='],
    ['a query', '%3Fa=1'],
    ['another parameter', '%26a=1'],
    ['another path', '-status=&AccountSid=AC1'],
    ['another path with a slash', '/status=&AccountSid=AC1'],
    ['a file', '.php=&AccountSid=AC1'],
  ])('does not begin with what could be the end of a longer URL: %s', (_, body) => {
    const text = [...new URLSearchParams(body)].map(([name, value]) => name + value).join('');
    expect(codeOf(sign(url + text, { headers: form, body }))).toBe('body_malformed');
  });

  const fields = (count: number, field: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => field(n)).join('&');

  it.each([
    ['1,000 fields', fields(1_000, (n) => `n${n}=${n}`)],
    ['1,000 repeats of one field', fields(1_000, () => 'a=b')],
    ['a name of 256 bytes', `${'n'.repeat(256)}=1`],
    ['a value of a megabyte', `a=${'b'.repeat(1_048_574)}`],
  ])('of %s is judged', (_, body) => {
    expect(codeOf(sign('', { headers: form, body }))).toBe('signature_mismatch');
  });

  it.each([
    ['1,001 fields', fields(1_001, (n) => `n${n}=${n}`)],
    ['741,000 fields', fields(741_000, () => 'a=bcd')],
    ['nothing but &', '&'.repeat(1_000)],
    ['a name of 257 bytes', `${'n'.repeat(257)}=1`],
    ['a second name of 257 bytes', `a=1&${'n'.repeat(257)}=1`],
    ['a long name without =', 'n'.repeat(257)],
    ['more than a megabyte', `a=${'b'.repeat(1_048_575)}`],
  ])('of %s is more than Twilio sends, and is not taken apart', (_, body) => {
    const text = [...new URLSearchParams(body)].map(([name, value]) => name + value).join('');
    expect(codeOf(sign(url + text, { headers: form, body }))).toBe('form_too_large');
  });
});

describe('the URL of Twilio', () => {
  const judged = (publicUrl: string, signedText: string) => {
    const [, rawQuery = ''] = publicUrl.split('?');
    return codeOf(sign(signedText, { rawQuery }), publicUrl) === 'verified';
  };

  it.each([
    ['https://a.example/x', 'https://a.example/x', true],
    ['https://a.example/x', 'https://a.example:443/x', true],
    ['http://a.example/x', 'http://a.example:80/x', true],
    ['http://a.example/x', 'http://a.example:443/x', false],
    ['https://a.example:8443/x', 'https://a.example:8443/x', true],
    ['https://a.example:8443/x', 'https://a.example/x', true],
    ['https://a.example:8443/x', 'https://a.example:443/x', false],
    ['https://u:8443@a.example/x', 'https://u:8443@a.example:443/x', true],
    ['https://u:8443@a.example/x', 'https://u@a.example/x', false],
    ['https://[2001:db8::1]/x', 'https://[2001:db8::1]:443/x', true],
    ['https://[2001:db8::1]:8443/x', 'https://[2001:db8::1]/x', true],
    ['https://a.example/x:8443/y', 'https://a.example/x/y', false],
    ['https://a.example/x?at=u:1@b', 'https://a.example:443/x?at=u:1@b', true],
    ['https://a.example', 'https://a.example:443', true],
    ['wss://a.example/x', 'wss://a.example/x', true],
    ['wss://a.example/x', ':443', false],
  ])('%s is signed as %s: %s', (publicUrl, text, expected) => {
    expect(judged(publicUrl, text)).toBe(expected);
  });

  it('takes no time to take apart, whatever its host', () => {
    for (const host of ['['.repeat(100_000), '@'.repeat(100_000), 'a'.repeat(100_000), ':'.repeat(100_000)]) {
      expect(codeOf(sign('', { host }))).toBe('signature_mismatch');
    }
  });
});

describe('signing as Twilio', () => {
  it.each([
    [
      'adds the hash of a body to the query',
      { rawQuery: 'a=1', body: '{}' },
      `a=1&bodySHA256=${hashOf('{}')}`,
    ],
    ['adds it alone', { body: '{}' }, `bodySHA256=${hashOf('{}')}`],
    ['leaves a form alone', { rawQuery: 'a=1', headers: form, body: 'b=1' }, 'a=1'],
    ['leaves an empty body alone', { method: 'GET', rawQuery: 'a=1' }, 'a=1'],
  ])('%s', (_, parts, rawQuery) => {
    const delivery = signed(aDelivery(parts), twilio, 's3cret');
    expect(delivery.rawQuery).toBe(rawQuery);
    expect(codeOf(delivery, ownUrl(aDelivery(parts)))).toBe('verified');
  });

  it.each([
    ['alone', form, 'b=1', 'a=1&b=*&c=2'],
    ['before the hash of a body', {}, '{}', `a=1&b=*&c=2&bodySHA256=${hashOf('{}')}`],
  ])('adds the configured query, %s', (_, headers, body, rawQuery) => {
    const publicUrl = `${url}?a=1&b=*&c=2`;
    const request = signable(aDelivery({ headers, body }), { publicUrl });
    const sent = scheme.sign!(request, key, 0);
    expect(sent.rawQuery).toBe(rawQuery);
    expect(codeOf({ ...aDelivery(), ...sent }, publicUrl)).toBe('verified');
  });

  it('refuses a form that Twilio would not send', () => {
    const delivery = aDelivery({ headers: form, body: 'a' });
    expect(() => scheme.sign!(signable(delivery, {}), key, 0)).toThrow(TypeError);
  });
});
