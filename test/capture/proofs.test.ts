import { describe, expect, it } from '@jest/globals';
import { provenAnew } from '../../src/capture/proven-anew.ts';
import { Substitutes } from '../../src/capture/substitutes.ts';
import { wrongProof } from '../../src/capture/wrong-proof.ts';
import type { Signable } from '../../src/domain/verification/scheme.ts';
import { aDelivery } from '../support/deliveries.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a wrong proof', () => {
  it.each([
    [
      'of a token says what that said, with another signature',
      'Bearer eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl',
      /^Bearer eyJhbGciOiJIUzI1NiJ9[.]eyJhIjoxfQ[.](?!c2lnbmF0dXJl)[\w-]{12}$/,
    ],
    ['of a short word is another, as long', 'hunter', /^(?!hunter)[a-z]{6}$/],
    ['has the time that stands beside it', '1764169423', /^1764169423$/],
  ])('%s', (_, value, expected) => {
    expect(wrongProof(value, new Substitutes())).toMatch(expected);
  });

  it('of a password without a user has no user', () => {
    const wrong = wrongProof(`Basic ${base64(':correct-horse')}`, new Substitutes());
    expect(Buffer.from(wrong.slice('Basic '.length), 'base64').toString()).toMatch(
      /^:(?!correct)[a-z]{7}-[a-z]{5}$/,
    );
  });
});

describe('a request that is proven anew', () => {
  const request = aDelivery({
    headers: { 'x-old': '1', 'x-kept': '2' },
    body: '{ "items": [{"mac":"a"},{"mac":"b"}] }',
  });
  const signedWith = (changes: Partial<Signable>) =>
    provenAnew(request, (sent) => ({ ...sent, url: 'https://hooks.example.com/', ...changes }) as Signable);

  it('has no header that its sender leaves out', () => {
    const headers = new Map([
      ['x-kept', '2'],
      ['x-mac', 'c'],
    ]);
    expect([...(signedWith({ headers })?.headers ?? [])]).toEqual([...headers]);
  });

  it('is printed as its signer does where each of a list has a proof of its own', () => {
    const body = Buffer.from('{"items":[{"mac":"c"},{"mac":"d"}]}');
    expect(Buffer.from(signedWith({ body })?.body ?? []).toString()).toBe(body.toString());
  });
});
