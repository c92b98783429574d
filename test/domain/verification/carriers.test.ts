import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formField, jsonField, jsonNumber } from '../../../src/domain/verification/body-carriers.ts';
import {
  anyOfHeaders,
  basic,
  bearer,
  type Carrier,
  header,
  member,
  numberedHeaders,
  query,
} from '../../../src/domain/verification/carriers.ts';
import type { Signable } from '../../../src/domain/verification/scheme.ts';

const url = 'https://hooks.example.com/hook';

function request({
  headers = {},
  rawQuery = '',
  body = '',
}: {
  headers?: Readonly<Record<string, string>>;
  rawQuery?: string;
  body?: string | Uint8Array;
}): Signable {
  const whole = rawQuery === '' ? url : `${url}?${rawQuery}`;
  return {
    method: 'POST',
    url: whole,
    rawQuery,
    headers: new Map(Object.entries(headers)),
    body: Buffer.from(body),
  };
}

const empty = request({});
const authorized = (authorization: string) => request({ headers: { authorization } });

const anyText = fc.string({ minLength: 1, unit: 'grapheme' });
const word = fc.stringMatching(/^[A-Za-z0-9+/=._-]{1,80}$/);
const carriers: readonly [name: string, carrier: Carrier, texts: fc.Arbitrary<string>, on: Signable][] = [
  ['a header', header('x-signature'), anyText, empty],
  ['a numbered header', numberedHeaders('x-signature-'), anyText, empty],
  ['one of a few headers', anyOfHeaders('x-first', 'x-second'), anyText, empty],
  ['a bearer token', bearer(), word, empty],
  ['a scheme of its own', bearer('Token'), word, empty],
  ['user and password', basic(), anyText, empty],
  ['a query', query('sig'), anyText, empty],
  ['a query behind another', query('sig nature&='), anyText, request({ rawQuery: 'a=1&b=%20' })],
  ['a JSON field', jsonField('sig'), anyText, request({ body: '{"a":1,"sig":"old"}' })],
  ['a JSON field in another', jsonField('data', 'sig'), anyText, request({ body: '{"data":{"a":1},"b":2}' })],
  ['a JSON number', jsonNumber('meta', 'at'), fc.nat().map(String), request({ body: '{"meta":"old"}' })],
  ['a form field', formField('sig'), anyText, empty],
  ['a form field behind others', formField('sig'), anyText, request({ body: 'a=%F0%9F%91%8B&b' })],
  ['a member', member(header('x-signature'), 't'), word, request({ headers: { 'x-signature': 'v1=a' } })],
  ['a member behind semicolons', member(header('x-signature'), 'ts', ';'), word, empty],
];

describe.each(carriers)('%s', (_, carrier, texts, on) => {
  it('is read as it was written, and only where it was', () => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(text.isWellFormed());
        const written = carrier.write(on, text);
        expect(carrier.read(written)).toBe(text);
        expect([...on.headers.keys()].every((name) => written.headers.has(name))).toBe(true);
      }),
    );
  });

  it('leaves the request alone that it is written into', () => {
    const before = structuredClone(on);
    carrier.write(on, 'abc');
    expect(structuredClone(on)).toEqual(before);
  });

  it('is missing where there is nothing, and reads whatever comes', () => {
    expect(carrier.read(empty)).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (body, text) => {
        const headers = { authorization: text, 'x-signature': text, 'x-signature-1': text };
        const read = carrier.read({ ...request({ headers, rawQuery: text }), body });
        expect(read === undefined || typeof read === 'string').toBe(true);
      }),
    );
  });

  it.each(['=', ',', ' ', 'a', '"', '[', '{"a":', '&', '%41', 'sig=&', 't=1,'])(
    'reads 4 MB of %j in one pass',
    (piece) => {
      const long = piece.repeat(4_194_304 / piece.length);
      const headers = { authorization: `Basic ${long}`, 'x-signature': long, 'x-signature-1': long };
      const read = carrier.read(request({ headers, rawQuery: long, body: long }));
      expect(read === undefined || typeof read === 'string').toBe(true);
    },
  );
});

describe('a header', () => {
  it('that is empty is missing', () => {
    expect(header('x-a').read(request({ headers: { 'x-a': '' } }))).toBeUndefined();
  });

  it('is written over', () => {
    const written = header('x-a').write(request({ headers: { 'x-a': 'old', 'x-b': 'b' } }), 'new');
    expect([...written.headers]).toEqual([
      ['x-a', 'new'],
      ['x-b', 'b'],
    ]);
  });
});

describe('any of a few headers', () => {
  const carrier = anyOfHeaders('x-first', 'x-second');
  const read = (headers: Record<string, string>) => carrier.read(request({ headers }));

  it('are read, whichever are there', () => {
    expect(read({ 'x-second': 'b', 'x-first': 'a' })).toBe('a,b');
    expect(read({ 'x-first': '', 'x-second': 'b' })).toBe('b');
    expect(read({ 'x-third': 'c' })).toBeUndefined();
  });
});

describe('numbered headers', () => {
  const carrier = numberedHeaders('x-sig-');
  const read = (headers: Record<string, string>) => carrier.read(request({ headers }));

  it('are read from the first up to the first gap', () => {
    expect(read({ 'x-sig-1': 'a', 'x-sig-2': 'b', 'x-sig-4': 'd' })).toBe('a,b');
    expect(read({ 'x-sig-1': 'a', 'x-sig-2': '', 'x-sig-3': 'c' })).toBe('a');
    expect(read({ 'x-sig-2': 'b' })).toBeUndefined();
    expect(read({ 'x-sig-0': 'a', 'x-sig-01': 'b' })).toBeUndefined();
  });

  it('are a hundred at most', () => {
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`x-sig-${at + 1}`, 'a']));
    expect(read(many)?.split(',')).toHaveLength(100);
  });
});

describe('a bearer token', () => {
  it.each([
    ['Bearer abc', 'abc'],
    ['bearer abc', 'abc'],
    ['BEARER   abc', 'abc'],
    ['Bearer a b', 'a b'],
    ['Bearer', undefined],
    ['Bearer ', undefined],
    ['Bearerabc', undefined],
    ['Bearer\tabc', undefined],
    [' Bearer abc', undefined],
    ['Basic abc', undefined],
    ['abc', undefined],
  ])('in %j is %j', (authorization, token) => {
    expect(bearer().read(authorized(authorization))).toBe(token);
  });
});

describe('user and password', () => {
  // https://www.rfc-editor.org/rfc/rfc7617#section-2 and #section-2.1
  it.each([
    ['Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==', 'Aladdin:open sesame'],
    ['Basic dGVzdDoxMjPCow==', 'test:123£'],
    ['basic dGVzdDoxMjPCow==', 'test:123£'],
  ])('in %j are those of RFC 7617', (authorization, text) => {
    expect(basic().read(authorized(authorization))).toBe(text);
    expect(basic().write(empty, text).headers.get('authorization')).toBe(
      authorization.replace('basic', 'Basic'),
    );
  });

  it.each([
    ['no padding', 'QWxhZGRpbjpvcGVuIHNlc2FtZQ'],
    ['stray bits', 'QWxhZGRpbjpvcGVuIHNlc2FtZR=='],
    ['the alphabet of URLs', Buffer.from('>>>???:a').toString('base64url')],
    ['what is not base64', 'QWxhZGRpbjpvcGVu!IHNlc2FtZQ=='],
    ['white space', 'QWxhZGRpbjpv cGVuIHNlc2FtZQ=='],
    ['what is not UTF-8', Buffer.from([0x61, 0x3a, 0xa3]).toString('base64')],
    ['plain text', 'Aladdin:open sesame'],
    ['nothing', ''],
  ])('have one spelling: not with %s', (_, encoded) => {
    expect(basic().read(authorized(`Basic ${encoded}`))).toBeUndefined();
  });
});

describe('a query', () => {
  const read = (rawQuery: string) => query('sig').read(request({ rawQuery }));

  it.each([
    ['sig=a', 'a'],
    ['b=1&sig=a%20b+c', 'a b c'],
    ['s%69g=a', 'a'],
    ['sig=a&sig=b', undefined],
    ['sig=a&s%69g=a', undefined],
    ['sig=', undefined],
    ['sig', undefined],
    ['Sig=a', undefined],
    ['sig=a&b=%ff', undefined],
  ])('in %j is %j', (rawQuery, text) => {
    expect(read(rawQuery)).toBe(text);
  });

  it('is written into the URL too, in the place of the query that was there', () => {
    const written = query('sig').write(request({ rawQuery: 'a=1' }), 'b c');
    expect([written.rawQuery, written.url]).toEqual(['a=1&sig=b%20c', `${url}?a=1&sig=b%20c`]);
    expect(query('sig').write(empty, 'a').url).toBe(`${url}?sig=a`);
  });
});

describe('a JSON field', () => {
  const read = (body: string | Uint8Array) => jsonField('sig').read(request({ body }));

  it.each([
    ['{"sig":"a"}', 'a'],
    ['{"sig":""}', undefined],
    ['{"sig":1}', undefined],
    ['{"sig":["a"]}', undefined],
    ['{"sig":null}', undefined],
    ['{"a":{"sig":"a"}}', undefined],
    ['["sig"]', undefined],
    ['{"__proto__":{"sig":"a"}}', undefined],
    ['{"sig":"a"', undefined],
    ['null', undefined],
  ])('in %s is %j', (body, text) => {
    expect(read(body)).toBe(text);
    expect(read(Buffer.concat([Buffer.from(body), Buffer.from([0xff])]))).toBeUndefined();
  });

  it('is never one that every object inherits', () => {
    expect(jsonField('constructor').read(request({ body: '{}' }))).toBeUndefined();
  });

  it.each(['', '[]', 'text'])('is not written into %j', (body) => {
    expect(() => jsonField('sig').write(request({ body }), 'a')).toThrow('not a JSON object');
  });
});

describe('a JSON field in another', () => {
  const carrier = jsonField('signature', 'sig');
  const read = (body: string) => carrier.read(request({ body }));

  it.each([
    ['{"signature":{"sig":"a"}}', 'a'],
    ['{"signature":{"sig":""}}', undefined],
    ['{"signature":{"sig":1}}', undefined],
    ['{"sig":"a"}', undefined],
    ['{"signature.sig":"a"}', undefined],
    ['{"signature":"sig"}', undefined],
    ['{"signature":["a"]}', undefined],
    ['{"signature":null}', undefined],
    ['{"__proto__":{"signature":{"sig":"a"}}}', undefined],
  ])('in %s is %j', (body, text) => {
    expect(read(body)).toBe(text);
  });

  it('is never one that every object inherits', () => {
    for (const name of ['constructor', 'toString', '__proto__'])
      expect(jsonField(name, 'name').read(request({ body: '{}' }))).toBeUndefined();
  });

  it('is written beside what is there, and over what is no object', () => {
    const written = (body: string) => Buffer.from(carrier.write(request({ body }), 'a').body).toString();
    expect(written('{"b":1,"signature":{"t":2}}')).toBe('{"b":1,"signature":{"t":2,"sig":"a"}}');
    expect(written('{"signature":"old"}')).toBe('{"signature":{"sig":"a"}}');
    expect(written('{}')).toBe('{"signature":{"sig":"a"}}');
    expect(() => written('[{}]')).toThrow('cannot carry signature.sig');
  });
});

describe('a JSON number', () => {
  const carrier = jsonNumber('at');
  const read = (body: string) => carrier.read(request({ body }));

  it.each([
    ['{"at":1767261600000}', '1767261600000'],
    ['{"at":0}', '0'],
    ['{"at":-5}', '-5'],
    ['{"at":1.0}', '1'],
    ['{"at":1.5}', undefined],
    ['{"at":9007199254740993}', undefined],
    ['{"at":1e400}', undefined],
    ['{"at":"1767261600000"}', undefined],
    ['{"at":null}', undefined],
    ['{"a":{"at":1}}', undefined],
    ['[1]', undefined],
    ['', undefined],
  ])('in %s is %j', (body, text) => {
    expect(read(body)).toBe(text);
  });

  it('is written as a number', () => {
    const { body } = carrier.write(request({ body: '{"at":1,"b":"2"}' }), '1767261600000');
    expect(Buffer.from(body).toString()).toBe('{"at":1767261600000,"b":"2"}');
  });
});

describe('a form field', () => {
  const read = (body: string | Uint8Array) => formField('sig').read(request({ body }));

  it.each([
    ['sig=a', 'a'],
    ['b=1&sig=a+b', 'a b'],
    ['sig=a&sig=a', undefined],
    ['sig=', undefined],
    ['b=1', undefined],
    ['sig=%ff', undefined],
    [`sig=a${'&b'.repeat(1_000)}`, undefined],
  ])('in %j is %j', (body, text) => {
    expect(read(body)).toBe(text);
  });

  it('is missing in what is not UTF-8', () => {
    expect(read(Buffer.from([0x73, 0x69, 0x67, 0x3d, 0xff]))).toBeUndefined();
  });
});

describe('a member', () => {
  const read = (text: string) => member(header('x-a'), 't').read(request({ headers: { 'x-a': text } }));

  it.each([
    ['t=1,v1=a', '1'],
    ['v1=a, t=1', '1'],
    ['t=', ''],
    ['t=1,t=1', undefined],
    ['t=1,t=2', undefined],
    ['T=1', undefined],
    ['v1=a', undefined],
  ])('in %j is %j', (text, value) => {
    expect(read(text)).toBe(value);
  });
});
