import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Claim, Signable } from '../../../../src/domain/verification/scheme.ts';
import { type HmacRecipe, hmac } from '../../../../src/domain/verification/schemes/hmac.ts';
import { keyValueList, prefixed } from '../../../../src/domain/verification/schemes/signature-header.ts';
import { Secret } from '../../../../src/domain/verification/secrets/secret.ts';
import { type Rejection, reject } from '../../../../src/domain/verification/verdict.ts';

const now = 1_700_000_000_000;
const secret = new Secret('s3cret');
const macOf = (text: string) => createHmac('sha256', 's3cret').update(text).digest('hex');

function request(signature?: string, body = 'body'): Signable {
  const headers = new Map(signature === undefined ? [] : [['x-signature', signature]]);
  return { method: 'POST', url: 'https://a.example/', rawQuery: '', headers, body: Buffer.from(body) };
}

function scheme(parts: Partial<HmacRecipe> = {}) {
  return hmac({
    digest: 'sha256',
    encoding: 'hex',
    header: prefixed('x-signature', ''),
    messages: ({ body }) => [[body]],
    ...parts,
  });
}

const codeOf = (claim: Claim | Rejection) => ('verified' in claim ? claim.code : 'claim');
const holds = (claim: Claim | Rejection) => !('verified' in claim) && claim.matches(secret);

describe('a MAC with a shared key', () => {
  it('is true for the bytes that it was made of', () => {
    expect(holds(scheme().examine(request(macOf('body')), now))).toBe(true);
    expect(holds(scheme().examine(request(macOf('body'), 'Body'), now))).toBe(false);
  });

  it('is true for any of the messages that its sender may have meant', () => {
    const two = scheme({ messages: () => [['a'], ['b', 'c']] });
    expect(['a', 'bc', 'b'].map((text) => holds(two.examine(request(macOf(text)), now)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('may stand anywhere among signatures of any shape', () => {
    const list = scheme({
      header: keyValueList('x-signature', { timestamp: 't', signature: 'v1' }),
      messages: ({ body }, timestamp) => [[timestamp, '.', body]],
    });
    const value = `t=007,v1=zz,v1=${'0'.repeat(64)},v1=${macOf('007.body')}`;
    expect(holds(list.examine(request(value), now))).toBe(true);
  });

  it('says that it covers the URL only where its recipe says so', () => {
    expect([scheme().signsUrl, scheme({ signsUrl: true }).signsUrl]).toEqual([false, true]);
  });
});

describe('the order of checks', () => {
  const asked: string[] = [];
  const list = scheme({
    header: keyValueList('x-signature', { timestamp: 't', signature: 'v1' }),
    toleranceSeconds: 300,
    messages: () => {
      asked.push('messages');
      return reject('body_malformed');
    },
  });
  const mac = '0'.repeat(64);

  it.each([
    ['header', undefined, 'signature_missing'],
    ['header before shape', 'v1=zz', 'timestamp_malformed'],
    ['shape before time', 't=1,v1=zz', 'signature_malformed'],
    ['time before message', `t=1,v1=${mac}`, 'timestamp_too_old'],
    ['time before message', `t=x,v1=${mac}`, 'timestamp_malformed'],
  ])('is %s: %s', (_, value, code) => {
    expect(codeOf(list.examine(request(value), now))).toBe(code);
    expect(asked).toEqual([]);
  });

  it('ends with the message, before any secret is needed', () => {
    expect(codeOf(list.examine(request(`t=1700000000,v1=${mac}`), now))).toBe('body_malformed');
  });

  it('costs little for a header of many kilobytes of signatures', () => {
    const many = scheme({ header: keyValueList('x-signature', { timestamp: 't', signature: 'v1' }) });
    const value = `t=1${`,v1=${mac}`.repeat(120)}`;
    expect(holds(many.examine(request(value), now))).toBe(false);
  });
});

describe('signing', () => {
  it('signs the first message at the second of its clock', () => {
    const list = scheme({
      header: keyValueList('x-signature', { timestamp: 't', signature: 'v1' }),
      messages: ({ body }, timestamp) => [[timestamp, '.', body], ['another']],
    });
    expect(list.sign(request(), secret, now + 999)).toEqual({
      headers: [['x-signature', `t=1700000000,v1=${macOf('1700000000.body')}`]],
      rawQuery: '',
    });
  });

  it('lets the sender change its request first', () => {
    const changing = scheme({
      messages: ({ rawQuery }) => [[rawQuery]],
      beforeSigning: (unsigned) => ({ ...unsigned, rawQuery: 'a=1' }),
    });
    const [[, value] = []] = changing.sign(request(), secret, now).headers;
    expect(value).toBe(macOf('a=1'));
  });

  it('refuses what its receiver would refuse', () => {
    const never = scheme({ messages: () => reject('body_not_signed') });
    expect(() => never.sign(request(), secret, now)).toThrow(TypeError);
  });
});
