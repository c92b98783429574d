import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { header, member } from '../../../../src/domain/verification/carriers.ts';
import type { Claim } from '../../../../src/domain/verification/claim.ts';
import { text } from '../../../../src/domain/verification/credential-forms.ts';
import { judge } from '../../../../src/domain/verification/judge.ts';
import { keyValueList } from '../../../../src/domain/verification/layouts.ts';
import type { Signable } from '../../../../src/domain/verification/scheme.ts';
import { type HmacRecipe, hmac } from '../../../../src/domain/verification/schemes/hmac.ts';
import { Secret } from '../../../../src/domain/verification/secrets/secret.ts';
import type { SignedTime } from '../../../../src/domain/verification/signed-time.ts';
import { type Rejection, reject } from '../../../../src/domain/verification/verdict.ts';

const now = 1_700_000_000_000;
const secret = new Secret('s3cret');
const macOf = (text: string) => createHmac('sha256', 's3cret').update(text).digest('hex');

function request(signature?: string, body = 'body'): Signable {
  const headers = new Map(signature === undefined ? [] : [['x-signature', signature]]);
  return { method: 'POST', url: 'https://a.example/', rawQuery: '', headers, body: Buffer.from(body) };
}

const key = { kind: 'key', bytes: Buffer.from('s3cret') } as const;

function scheme(parts: Partial<HmacRecipe> = {}) {
  return hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-signature'),
    message: ({ body }) => [body],
    ...parts,
  });
}

const time: SignedTime = { at: member(header('x-signature'), 't'), unit: 's' };

/** A header that lists a time and signatures. */
function timed(message: HmacRecipe<SignedTime>['message'] = ({ body }, at) => [at, '.', body]) {
  return hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-signature'),
    layout: keyValueList('v1'),
    time,
    message,
  });
}

const codeOf = (claim: Claim | Rejection) => ('verified' in claim ? claim.code : 'claim');
const holds = (claim: Claim | Rejection) =>
  !('verified' in claim) && judge(claim, [secret], text(), 'signed', now).verified;

describe('a MAC with a shared key', () => {
  it('is true for the bytes that it was made of', () => {
    expect(holds(scheme().examine(request(macOf('body')), now))).toBe(true);
    expect(holds(scheme().examine(request(macOf('body'), 'Body'), now))).toBe(false);
  });

  it('is true for any of the messages that its sender may have meant', () => {
    const two = scheme({ message: () => ({ oneOf: [['a'], ['b', 'c']] }) });
    expect(['a', 'bc', 'b'].map((text) => holds(two.examine(request(macOf(text)), now)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('may stand anywhere among signatures of any shape', () => {
    const value = `t=01700000000,v1=zz,v1=${'0'.repeat(64)},v1=${macOf('01700000000.body')}`;
    expect(holds(timed().examine(request(value), now))).toBe(true);
  });

  it('says that it covers the URL only where its recipe says so', () => {
    expect([scheme().signsUrl, scheme({ signsUrl: true }).signsUrl]).toEqual([false, true]);
  });
});

describe('the order of checks', () => {
  const asked: string[] = [];
  const list = timed(() => {
    asked.push('messages');
    return reject('body_malformed');
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
    const value = `t=1700000000${`,v1=${mac}`.repeat(120)}`;
    expect(holds(timed().examine(request(value), now))).toBe(false);
  });
});

describe('signing', () => {
  it('signs the first message at the second of its clock', () => {
    const list = timed(({ body }, at) => ({ oneOf: [[at, '.', body], ['another']] }));
    expect(list.sign?.(request(), key, now + 999)).toEqual(
      request(`t=1700000000,v1=${macOf('1700000000.body')}`),
    );
  });

  it('lets the sender change its request first', () => {
    const changing = scheme({
      message: ({ rawQuery }) => [rawQuery],
      beforeSigning: (unsigned) => ({ ...unsigned, rawQuery: 'a=1' }),
    });
    const sent = changing.sign?.(request(), key, now);
    expect([sent?.rawQuery, sent?.headers.get('x-signature')]).toEqual(['a=1', macOf('a=1')]);
  });

  it('refuses what its receiver would refuse', () => {
    const never = scheme({ message: () => reject('body_not_signed') });
    expect(() => never.sign?.(request(), key, now)).toThrow(TypeError);
  });
});
