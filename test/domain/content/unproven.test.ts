import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { tooLarge, unprovenForm, unprovenJson } from '../../../src/domain/content/unproven.ts';

const form = (text: string | Uint8Array) => unprovenForm(Buffer.from(text));
const json = (text: string | Uint8Array) => unprovenJson(Buffer.from(text));
const notUtf8 = Buffer.from([0x61, 0x3d, 0xff]);
const most = 1_048_576;

describe('a form that nobody has proven', () => {
  it('is read field by field', () => {
    expect(form('a=1&b=%20&a=2')).toEqual(
      new Map([
        ['a', ['1', '2']],
        ['b', [' ']],
      ]),
    );
    expect(form('')).toEqual(new Map());
  });

  it.each([
    ['bytes', `a=${'x'.repeat(most - 2)}`, `a=${'x'.repeat(most - 1)}`],
    ['pairs', `a=${'&a='.repeat(999)}`, `a=${'&a='.repeat(1_000)}`],
    ['empty pairs', '&'.repeat(999), '&'.repeat(1_000)],
    ['bytes of a name', `a=1&${'n'.repeat(256)}=1`, `a=1&${'n'.repeat(257)}=1`],
    ['bytes of a name without a value', 'n'.repeat(256), 'n'.repeat(257)],
  ])('is not read where it has more %s than any sender sends', (_, fits, over) => {
    expect(form(fits)).toBeInstanceOf(Map);
    expect(form(over)).toBe(tooLarge);
  });

  it('may have a long value with an equals sign in it', () => {
    expect(form(`a=b=${'x'.repeat(5_000)}`)).toBeInstanceOf(Map);
  });

  it.each(['a=%ff', 'a=%', '%zz', notUtf8])('is none where it is not percent-encoded UTF-8: %j', (text) => {
    expect(form(text)).toBeUndefined();
  });
});

describe('JSON that nobody has proven', () => {
  it('is its text and its value', () => {
    expect(json('{"a": 1}')).toEqual({ kind: 'json', text: '{"a": 1}', value: { a: 1 } });
    expect(json('null')).toEqual({ kind: 'json', text: 'null', value: null });
  });

  it.each(['', '{', '{"a":1}x', '\ufeff{}', notUtf8])('is none where it is not JSON: %j', (text) => {
    expect(json(text)).toBeUndefined();
  });

  it('is not read where it is longer than any sender sends', () => {
    expect(json(`"${'x'.repeat(most - 2)}"`)?.kind).toBe('json');
    expect(json(`"${'x'.repeat(most - 1)}"`)).toBeUndefined();
  });

  it('may be as deep as it is long', () => {
    for (const text of ['['.repeat(most), `${'['.repeat(most / 2)}${']'.repeat(most / 2)}`])
      expect(() => json(text)).not.toThrow();
  });
});

describe('what is read before it is proven', () => {
  it.each([
    ['a form', unprovenForm, 'a=1', 'a=2'],
    ['JSON', unprovenJson, '{"a":1}', '{"a":2}'],
  ])('is read once, so that what was proven is what is used: %s', (_, read, text, other) => {
    const body = Buffer.from(text);
    const first = read(body);
    expect(first).toBeDefined();
    expect(read(body)).toBe(first);
    expect(read(Buffer.from(text))).not.toBe(first);
    expect(read(Buffer.from(other))).not.toEqual(first);
  });

  it('is known to be none as well', () => {
    const body = Buffer.from('%');
    expect([unprovenForm(body), unprovenForm(body), unprovenJson(body)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is read nowhere else in verification', () => {
    const folder = fileURLToPath(new URL('../../../src/domain/verification', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const parsing = files.filter((name) =>
      /\b(?:parseForm|parseJson|readText|readForm|readBody|URLSearchParams)\(|\bJSON\.parse\(/.test(
        readFileSync(join(folder, name), 'utf8'),
      ),
    );
    expect(files.length).toBeGreaterThan(20);
    // a query, a document of keys, a token that is shown, a stored secret, and what is read of a body that was proven: by its hash, or as it was signed
    expect(parsing.sort()).toEqual([
      'body-carriers.ts',
      'carriers.ts',
      'published-keys.ts',
      'schemes/atlassian-query.ts',
      'schemes/braintree-notification.ts',
      'schemes/jose.ts',
      'schemes/plaid-keys.ts',
      'schemes/plivo-request.ts',
      'schemes/sns-message.ts',
      'schemes/twilio-request.ts',
      'secrets/enrolment-window.ts',
      'secrets/stored-forms.ts',
    ]);
    expect(readFileSync(join(folder, 'carriers.ts'), 'utf8').match(/parseForm\(.*/g)).toEqual([
      expect.stringContaining('parseForm(rawQuery)'),
    ]);
  });
});
