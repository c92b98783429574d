import { describe, expect, it } from '@jest/globals';
import { pythonLiteral } from '../../../src/cli/delivery-forms/python-literal.ts';
import { recognised } from '../../../src/cli/delivery-forms/recognise.ts';
import { fileOf } from '../../support/given-file.ts';

function read(content: string | object) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const found = recognised(fileOf(text), undefined);
  return { ...found, body: Buffer.from(found.request.body).toString() };
}

const http = { method: 'POST', path: '/a' };
const ofUrl = { rawPath: '/a', headers: { host: 'h' }, requestContext: { http } };
const ofRest = { httpMethod: 'post', path: '/a', requestContext: {} };

describe('an event of payload 1.0', () => {
  it('has its host from the API where no header says it', () => {
    const { request } = read({ ...ofRest, requestContext: { domainName: 'api.example.com' } });
    expect(request.host).toBe('api.example.com');
    expect(request.headers.get('host')).toBe('api.example.com');
  });

  it('with nothing but a method and a path is a request of these', () => {
    const { request, body, notes } = read(ofRest);
    expect(request).toMatchObject({ method: 'POST', host: '', rawPath: '/a', rawQuery: '' });
    expect({ headers: [...request.headers], body, notes }).toEqual({ headers: [], body: '', notes: [] });
  });

  it('with an empty path is of the root', () => {
    expect(read({ ...ofRest, path: '' }).request.rawPath).toBe('/');
  });

  it('with a header that is no text is read without it', () => {
    const { request } = read({ ...ofRest, headers: { host: 'h', 'x-a': null, 'x-b': 'b' } });
    expect(Object.fromEntries(request.headers)).toEqual({ host: 'h', 'x-b': 'b' });
  });
});

describe('an event of payload 2.0', () => {
  it('says no time and has no body, as one typed for a test: none is made up', () => {
    const { cameAt, body, notes } = read(ofUrl);
    expect({ cameAt, body, notes }).toEqual({ cameAt: undefined, body: '', notes: [] });
  });
});

describe('a log with an event in it', () => {
  it('says when it was logged, where the event does not say when it came', () => {
    const line = `2026-11-26T14:03:00.000Z ${JSON.stringify(ofUrl)}`;
    expect(read(line).cameAt).toBe(Date.UTC(2026, 10, 26, 14, 3));
  });

  it('has a time that is none: none is made up', () => {
    expect(read(`2026-13-45T14:03:00.000Z ${JSON.stringify(ofUrl)}`).cameAt).toBeUndefined();
  });

  it('may have it in a list, as one of several arguments', () => {
    expect(read(`{"message":["came",${JSON.stringify(ofUrl)}]}`).request.rawPath).toBe('/a');
  });

  it('may have it as JSON and not as a text, beside what has no message', () => {
    const events = [{ ingestionTime: 1 }, { timestamp: 1_795_701_780_000, message: { event: ofUrl } }];
    expect(read({ events }).cameAt).toBe(1_795_701_780_000);
  });

  it('may be a table of messages alone, and have short records', () => {
    const quoted = `"${JSON.stringify(ofUrl).replaceAll('"', '""')}"`;
    const { form, cameAt, request } = read(`@logStream,@message\nshort\ns,${quoted}\n`);
    expect({ form, cameAt, path: request.rawPath }).toEqual({
      form: 'a log of CloudWatch',
      cameAt: undefined,
      path: '/a',
    });
  });
});

describe('what Python prints', () => {
  /** By `repr` of Python 3.11. */
  it.each([
    [String.raw`{'a': '\x00\u2028\U000e0001ä'}`, { a: '\0\u2028\u{e0001}ä' }],
    [`{'a': "it's", 'b': [True, None, -1.5]}`, { a: "it's", b: [true, null, -1.5] }],
  ])('is read: %s', (text, value) => {
    expect(pythonLiteral(text)).toEqual({ value });
  });

  it.each([
    ['bytes', `{'a': b'x'}`],
    ['an escape that repr never writes', String.raw`{'a': '\d'}`],
    ['a number of no character', String.raw`{'a': '\Uffffffff'}`],
    ['what ends before its brace', `{'a': 1`],
  ])('is not, where it is no such literal: %s', (_, text) => {
    expect(pythonLiteral(text)).toBeUndefined();
  });
});
