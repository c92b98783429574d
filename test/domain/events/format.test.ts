import { describe, expect, it } from '@jest/globals';
import { readText } from '../../../src/domain/content/content.ts';
import { type Format, formatDetail, formats } from '../../../src/domain/events/format.ts';
import { aDelivery, type DeliveryParts } from '../../support/deliveries.ts';
import { anEndpoint } from '../support/gateways.ts';
import { verified } from '../support/normalised.ts';

const detail = (format: Format, text = '{"n":1.0}', parts: DeliveryParts = {}) =>
  formatDetail(
    { type: 'push', attempt: 2, content: readText(text) },
    { id: 'd"1', endpoint: anEndpoint(undefined, { format }), delivery: aDelivery(parts), verified },
  );

describe('a format', () => {
  it('is one of three', () => {
    expect(formats).toEqual(['payload', 'envelope', 'quick-start']);
  });

  it.each(['payload', 'quick-start'] as const)('called %s is the body alone', (format) => {
    expect(detail(format)).toBe('{"n":1.0}');
  });

  it('called envelope puts metadata beside the untouched body', () => {
    const text = detail('envelope');
    expect(text.endsWith(',"data":{"n":1.0}}')).toBe(true);
    expect(JSON.parse(text).metadata).toEqual({
      id: 'd"1',
      endpoint: 'hook',
      provider: 'github',
      type: 'push',
      receivedAt: '2026-11-23T12:00:00.000Z',
      proof: 'signed',
      attempt: 2,
    });
  });

  it('called envelope wraps what is not a JSON object inside of data', () => {
    expect(JSON.parse(detail('envelope', 'hi')).data).toEqual({
      sallyport: { body: { encoding: 'text', data: 'hi' } },
    });
  });

  it('called envelope adds a level to the depth', () => {
    const deep = `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`;
    expect(detail('payload', deep)).toBe(deep);
    expect(JSON.parse(detail('envelope', deep)).data.sallyport.body).toEqual({
      encoding: 'text',
      data: deep,
    });
  });
});

describe('the query and the headers of a request', () => {
  const metadata = (parts: DeliveryParts) => JSON.parse(detail('envelope', '{}', parts)).metadata;

  it.each(['payload', 'quick-start'] as const)('are in no event of the format %s', (format) => {
    const parts = { rawQuery: 'a=1', headers: { 'x-github-hook-id': '7' } };
    expect(detail(format, '{}', parts)).toBe('{}');
  });

  it('are not mentioned where there are none', () => {
    expect(metadata({ headers: { authorization: 'Basic x' } })).not.toHaveProperty('headers');
    expect(metadata({})).not.toHaveProperty('query');
  });

  it('are, of the query, its decoded fields, as those of a form', () => {
    expect(
      metadata({ rawQuery: 'orderId=77&tenant=acme%20%26+co&tag=b&tag=a&flag&__proto__=x' }).query,
    ).toEqual(JSON.parse('{"orderId":"77","tenant":"acme & co","tag":["b","a"],"flag":"","__proto__":"x"}'));
  });

  it('are, of a query that cannot be decoded, its text', () => {
    expect(metadata({ rawQuery: 'a=%zz&b=1' }).query).toBe('a=%zz&b=1');
  });

  it('are, of the headers, those that the provider names', () => {
    const headers = {
      'x-github-hook-id': '292430182',
      'x-github-enterprise-host': 'ghes.example.com',
      'x-hub-signature-256': 'sha256=ab',
      cookie: 'a=b',
      constructor: 'x',
    };
    expect(metadata({ headers }).headers).toEqual({
      'x-github-hook-id': '292430182',
      'x-github-enterprise-host': 'ghes.example.com',
    });
  });

  it('are at most 1,024 characters of a header, well-formed', () => {
    const long = `${'x'.repeat(1023)}👋`;
    expect(metadata({ headers: { 'x-github-hook-id': long } }).headers['x-github-hook-id']).toBe(
      `${'x'.repeat(1023)}\ufffd`,
    );
  });

  it('never hold the secret that proved the delivery', () => {
    const rawQuery = 'token=s3cret&auth=Bearer+s3cr%65t&list=a&list=s3cret&s3cret';
    const { query, headers } = metadata({
      rawQuery,
      headers: { 'x-github-hook-id': `${'x'.repeat(1020)}s3cret` },
    });
    expect(query).toEqual({
      token: '[secret]',
      auth: 'Bearer [secret]',
      list: ['a', '[secret]'],
      '[secret]': '',
    });
    expect(headers['x-github-hook-id']).toBe(`${'x'.repeat(1020)}[sec`);
    expect(metadata({ rawQuery: '%zz=s3cret' }).query).toBe('%zz=[secret]');
  });

  it('never hold it percent-encoded either, where the query cannot be decoded as a whole', () => {
    const query = (rawQuery: string) => metadata({ rawQuery }).query;
    expect(query('token=s3cr%65t&note=100%')).toBe('[secret]&note=100%');
    expect(query('a=1&Bearer+%733cret&b=%zz')).toBe('a=1&[secret]&b=%zz');
  });
});
