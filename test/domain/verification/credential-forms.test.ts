import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { CredentialForm } from '../../../src/domain/verification/credential.ts';
import {
  base64Key,
  fields,
  hashedKey,
  hexKey,
  matching,
  text,
  userAndPassword,
} from '../../../src/domain/verification/credential-forms.ts';
import { publicKey } from '../../../src/domain/verification/public-key-form.ts';

const keyOf = (form: CredentialForm, stored: Parameters<CredentialForm['read']>[0]) => {
  const credential = form.read(stored);
  return credential?.kind === 'key' ? Buffer.from(credential.bytes).toString('latin1') : undefined;
};

describe.each([
  ['text', text()],
  ['base64', base64Key()],
  ['base64 with a prefix', base64Key('whsec_')],
  ['hexadecimal digits', hexKey()],
  ['a text that is hashed', hashedKey('sha1')],
  ['user and password', userAndPassword()],
  ['one that matches', matching(/^whsec_/, base64Key('whsec_'))],
])('a key as %s', (_, form) => {
  it('fits where it is made for trying out', () => {
    for (let n = 0; n < 50; n += 1) {
      const made = String(form.make?.(randomBytes(32).toString('hex')));
      expect({ made, fits: form.fits(made) }).toEqual({ made, fits: true });
      expect(form.read(made)?.kind).toBe('key');
    }
  });

  it('is never empty, nor an object', () => {
    expect([form.read(''), form.fits('')]).toEqual([undefined, false]);
    expect([form.read({ a: 'b' }), form.fits({ a: 'b' })]).toEqual([undefined, false]);
  });
});

describe('a key as text', () => {
  it('is all of it, as UTF-8', () => {
    expect(keyOf(text(), ' é')).toBe(' \u00c3\u00a9');
  });

  it('is what its sender says, where it says something', () => {
    const form = text({ means: 'three digits', madeBy: 'receiver', pattern: /^\d{3}$/, make: () => '123' });
    expect([form.means, form.madeBy, form.make?.('')]).toEqual(['three digits', 'receiver', '123']);
    expect([form.fits('123'), form.fits('12')]).toEqual([true, false]);
    expect(Object.keys(text())).not.toContain('means');
  });
});

describe('a key that is a hash', () => {
  it('is that of the text', () => {
    // printf %s abc | openssl dgst -sha1
    const key = Buffer.from('a9993e364706816aba3e25717850c26c9cd0d89d', 'hex').toString('latin1');
    expect(keyOf(hashedKey('sha1'), 'abc')).toBe(key);
  });
});

describe('a key in base64', () => {
  const form = base64Key('whsec_');
  const encoded = Buffer.alloc(24, 7).toString('base64');
  const key = '\u0007'.repeat(24);

  it('is the bytes that it says, with its prefix or without', () => {
    expect([keyOf(form, `whsec_${encoded}`), keyOf(form, encoded), keyOf(base64Key(), encoded)]).toEqual([
      key,
      key,
      key,
    ]);
  });

  it.each([
    ['a prefix twice', `whsec_whsec_${encoded}`],
    ['a prefix in the middle', `${encoded.slice(0, 4)}whsec_${encoded.slice(4)}`],
    ['another prefix', `whsk_${encoded}`],
    ['no padding', `whsec_${Buffer.alloc(25, 7).toString('base64').replaceAll('=', '')}`],
    ['the alphabet of URLs', `whsec_${Buffer.alloc(24, 0xff).toString('base64url')}`],
    ['nothing behind it', 'whsec_'],
  ])('is not read with %s', (_, stored) => {
    expect([form.read(stored), form.fits(stored)]).toEqual([undefined, false]);
  });

  it('of less than 16 bytes is read, and does not fit', () => {
    const of = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;
    expect([form.fits(of(16)), form.fits(of(15))]).toEqual([true, false]);
    expect(keyOf(form, of(15))).toHaveLength(15);
  });

  it('says what it means, and who makes it', () => {
    expect(form.means).toBe('whsec_, and behind it 16 bytes or more in base64');
    expect(base64Key().means).toBe('16 bytes or more in base64');
    expect([form.madeBy, base64Key('', 'receiver').madeBy]).toEqual(['sender', 'receiver']);
  });
});

describe('a key in hexadecimal digits', () => {
  it('is the bytes that they say, in either case', () => {
    expect([keyOf(hexKey(), '4A4b'), keyOf(hexKey(), '4a4B')]).toEqual(['JK', 'JK']);
    expect(hexKey('receiver').madeBy).toBe('receiver');
  });

  it('of less than 16 bytes is read, and does not fit', () => {
    expect([hexKey().fits('0f'.repeat(16)), hexKey().fits('0f'.repeat(15))]).toEqual([true, false]);
  });

  it.each(['f', '0g', '0f 0f', '0x0f', '0f\n'])('is not read from %j', (stored) => {
    expect(hexKey().read(stored)).toBeUndefined();
  });
});

describe('user and password', () => {
  it.each([
    ['user:sixteen-chars-ok', true],
    ['user:with:colons:in-it', true],
    ['user:short', false],
    [':sixteen-chars-ok', false],
    ['sixteen-chars-without-colon', false],
  ])('%s fit: %s', (stored, fits) => {
    expect(userAndPassword().fits(stored)).toBe(fits);
  });

  it('are one text', () => {
    expect(keyOf(userAndPassword(), 'user:pass')).toBe('user:pass');
    expect([userAndPassword().madeBy, userAndPassword('sender').madeBy]).toEqual(['receiver', 'sender']);
  });
});

describe('several fields', () => {
  const { appSecret, verifyToken } = fields({
    appSecret: hexKey(),
    verifyToken: text({ madeBy: 'receiver', pattern: /^.{4,}$/ }),
  });
  const whole = { appSecret: '0f'.repeat(16), verifyToken: 'token' };

  it('are each read by a form of their own, from the same secret', () => {
    expect(keyOf(appSecret, whole)).toBe('\u000f'.repeat(16));
    expect(keyOf(verifyToken, whole)).toBe('token');
  });

  it('may be the first alone, as text; the others are then not there', () => {
    expect(keyOf(appSecret, '0f'.repeat(16))).toBe('\u000f'.repeat(16));
    expect(verifyToken.read('0f'.repeat(16))).toBeUndefined();
    expect([appSecret.fits('0f'.repeat(16)), appSecret.fits({ appSecret: '0f'.repeat(16) })]).toEqual([
      true,
      true,
    ]);
  });

  it.each([
    ['without the first', { verifyToken: 'token' }],
    ['with nothing', {}],
    ['where the first does not fit', { ...whole, appSecret: 'x' }],
    ['where another does not fit', { ...whole, verifyToken: 'x' }],
    ['where another is empty', { ...whole, verifyToken: '' }],
  ])('do not fit %s', (_, stored) => {
    expect([appSecret.fits(stored), verifyToken.fits(stored)]).toEqual([false, false]);
  });

  it('are one secret: what it means, who makes it, and the names', () => {
    expect(appSecret).toMatchObject({
      means: 'appSecret (32 hexadecimal digits or more) and verifyToken (text)',
      madeBy: 'sender',
      fields: ['appSecret', 'verifyToken'],
    });
    expect({ ...verifyToken, read: undefined }).toEqual({ ...appSecret, read: undefined });
  });
});

describe('several fields', () => {
  it('are made together for trying out, each by itself, but for those that only a sender can make', () => {
    const forms = fields({
      one: hexKey(),
      two: text({ make: (random) => random.slice(0, 4) }),
      key: publicKey(),
    });
    const digits = ['1', '2'];
    const random = () => String(digits.shift()).repeat(64);
    expect(forms.one.makeAll?.(random)).toEqual({ one: '1'.repeat(64), two: '2222' });
  });
});

describe('two forms by patterns that exclude each other', () => {
  const key = matching(/^whsec_/, base64Key('whsec_'));
  const token = matching(/^(?!whsec_)/, text());
  const hex = '0f8d1c6b7a2e4935d0c1b2a394857f6e';

  it('never read one text both ways', () => {
    const signing = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const readBy = (stored: string) => [key, token].map((form) => form.read(stored) !== undefined);
    expect(readBy(signing)).toEqual([true, false]);
    // these digits are base64 too
    expect(base64Key('whsec_').read(hex)).toBeDefined();
    expect(readBy(hex)).toEqual([false, true]);
    expect([key.fits(signing), key.fits(hex), token.fits(signing), token.fits(hex)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('read text only', () => {
    expect([token.fits({ name: hex }), token.read({ name: hex })]).toEqual([false, undefined]);
  });
});
