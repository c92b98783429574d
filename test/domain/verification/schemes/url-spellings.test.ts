import { describe, expect, it } from '@jest/globals';
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { twilio } from '../../../../src/domain/providers/twilio.ts';
import { urlSpellings } from '../../../../src/domain/verification/schemes/url-spellings.ts';
import { signedUrl } from '../../../../src/domain/verification/signed-url.ts';
import { aDelivery, type DeliveryParts } from '../../../support/deliveries.ts';
import { judge } from '../../support/fixtures.ts';

const secret = 's3cret';
const fields = { AccountSid: 'AC1', Body: 'hello' };
const headers = { 'content-type': 'application/x-www-form-urlencoded' };
const body = new URLSearchParams(fields).toString();

function verified(signature: string, parts: DeliveryParts, publicUrl?: string): boolean {
  const delivery = aDelivery({ headers: { ...headers, 'x-twilio-signature': signature }, body, ...parts });
  const configured = publicUrl === undefined ? {} : { publicUrl };
  return judge(twilio, delivery, { secrets: [secret], now: 0, ...configured }).verified;
}

const asSigned = (url: string) => getExpectedTwilioSignature(secret, url, fields);

describe('a URL that was given without a path', () => {
  it.each([
    ['https://hooks.example.com', { rawPath: '/' }, undefined],
    ['https://hooks.example.com:443', { rawPath: '/' }, undefined],
    ['https://hooks.example.com', { rawPath: '/' }, 'https://hooks.example.com'],
    ['https://hooks.example.com', { rawPath: '/' }, 'https://hooks.example.com/'],
    ['https://hooks.example.com/', { rawPath: '/' }, 'https://hooks.example.com'],
    ['https://hooks.example.com?a=1', { rawPath: '/', rawQuery: 'a=1' }, 'https://hooks.example.com?a=1'],
    ['https://hooks.example.com:443?a=1', { rawPath: '/', rawQuery: 'a=1' }, 'https://hooks.example.com?a=1'],
    ['https://hooks.example.com/?a=1', { rawPath: '/', rawQuery: 'a=1' }, 'https://hooks.example.com?a=1'],
    ['https://hooks.example.com?a=1', { rawPath: '/', rawQuery: 'a=1' }, 'https://hooks.example.com/?a=1'],
    // a CDN in front has added the path
    ['https://hooks.example.com', { rawPath: '/sms' }, 'https://hooks.example.com'],
    ['https://hooks.example.com?a=1', { rawPath: '/sms', rawQuery: 'a=1' }, 'https://hooks.example.com?a=1'],
    // the configuration leaves the path to what arrives
    ['https://hooks.example.com/sms', { rawPath: '/sms', host: 'abc' }, 'https://hooks.example.com'],
    ['https://hooks.example.com/sms/', { rawPath: '/sms/', host: 'abc' }, 'https://hooks.example.com'],
    [
      'https://hooks.example.com/sms?a=1',
      { rawPath: '/sms', rawQuery: 'a=1', host: 'abc' },
      'https://hooks.example.com?a=1',
    ],
  ])('and signed as %s is verified at %j, %s', (url, parts, publicUrl) => {
    expect(verified(asSigned(url), parts, publicUrl)).toBe(true);
  });

  it.each([
    ['https://hooks.example.com', { rawPath: '/sms' }, undefined],
    ['https://hooks.example.com', { rawPath: '/sms' }, 'https://hooks.example.com/sms'],
    ['https://hooks.example.com', { rawPath: '//' }, undefined],
    ['https://hooks.example.com/', { rawPath: '/sms' }, 'https://hooks.example.com'],
    ['https://hooks.example.com//', { rawPath: '/' }, 'https://hooks.example.com'],
    ['https://hooks.example.com/other', { rawPath: '/sms' }, 'https://hooks.example.com'],
    ['https://other.example.com/sms', { rawPath: '/sms' }, 'https://hooks.example.com'],
    ['http://hooks.example.com', { rawPath: '/' }, undefined],
  ])('and signed as %s is rejected at %j, %s', (url, parts, publicUrl) => {
    expect(verified(asSigned(url), parts, publicUrl)).toBe(false);
  });
});

describe('a query with characters that may be encoded', () => {
  const at = (query: string) => `https://hooks.example.com/hook?${query}`;
  const spellings = ["at=a@b:c'd", 'at=a%40b%3Ac%27d', "at=a%40b%3Ac'd", 'at=a@b:c%27d'];

  it.each(spellings.flatMap((signed) => spellings.map((sent) => [signed, sent] as const)))(
    'that was signed as ?%s is verified as ?%s',
    (signed, sent) => {
      expect(verified(asSigned(at(signed)), { rawQuery: sent }, at(sent))).toBe(true);
      expect(verified(asSigned(at(signed)), { rawQuery: sent }, at(signed))).toBe(true);
    },
  );

  it.each([
    ['at=a%2540b', 'at=a%40b'],
    ['q=a+b', 'q=a%20b'],
    ['q=%C3%A9', 'q=é'],
    ['q=%41', 'q=A'],
    ['q=a%2Fb', 'q=a/b'],
    ['q=%28a%29', 'q=(a)'],
    ['q=a%26b=1', 'q=a&b=1'],
  ])('is the only one: what was signed as ?%s is rejected as ?%s', (signed, sent) => {
    expect(verified(asSigned(at(signed)), { rawQuery: sent }, at(sent))).toBe(false);
  });

  it('does not touch the path', () => {
    expect(verified(asSigned("https://hooks.example.com/a@b:c'd"), { rawPath: '/a%40b%3ac%27d' })).toBe(
      false,
    );
  });

  it.each([...spellings, "q=it's", 'q=it%27s', 'at=u:1@h', 'at=u%3A1%40h', 'a=1'])(
    'is signed by what its own validator signs, ?%s',
    (rawQuery) => {
      const url = at(rawQuery);
      for (const other of urlSpellings(url, undefined)) {
        if (!validateRequest(secret, asSigned(other), url, fields)) continue;
        expect(verified(asSigned(other), { rawQuery }, url)).toBe(true);
      }
      // the validator tries the URL as it is, as `new URL()` and as `querystring` write it
      const normal = new URL(url).toString();
      const legacy = `https://hooks.example.com/hook?${new URLSearchParams(new URL(url).search)}`.replace(
        /%27/g,
        "'",
      );
      for (const other of [url, normal, legacy]) {
        expect(validateRequest(secret, asSigned(other), url, fields)).toBe(true);
        expect(verified(asSigned(other), { rawQuery }, url)).toBe(true);
      }
    },
  );
});

describe('the spellings of a URL', () => {
  it('begin with the one that arrived', () => {
    for (const url of ['https://h/?q=%40', 'https://h:1/a', 'https://h/', 'wss://h/', 'nonsense', '']) {
      expect(urlSpellings(url, undefined)[0]).toBe(url);
    }
  });

  it('are two where nothing can be written in another way', () => {
    expect(urlSpellings('https://h/a?q=1', undefined)).toEqual(['https://h/a?q=1', 'https://h:443/a?q=1']);
    expect(urlSpellings('http://h:8080/a', 'http://h:8080/a')).toEqual(['http://h:8080/a', 'http://h/a']);
  });

  it('are twenty at most, however long the URL', () => {
    const query = "@:'%40%3a%27".repeat(1_000);
    for (const url of [`https://h/?${query}`, `https://h/${query}?${query}`, `https://${query}`]) {
      expect(urlSpellings(url, 'https://h').length).toBeLessThanOrEqual(20);
    }
    expect(urlSpellings("https://h/?q=@'%40%27", undefined)).toHaveLength(20);
  });

  it('are made of what a delivery has', () => {
    const delivery = aDelivery({ rawPath: '/', rawQuery: 'a=%40' });
    expect(urlSpellings(signedUrl(delivery, {}), undefined)).toEqual([
      'https://hooks.example.com/?a=%40',
      'https://hooks.example.com:443/?a=%40',
      'https://hooks.example.com?a=%40',
      'https://hooks.example.com:443?a=%40',
      'https://hooks.example.com/?a=@',
      'https://hooks.example.com:443/?a=@',
      'https://hooks.example.com?a=@',
      'https://hooks.example.com:443?a=@',
    ]);
  });
});
