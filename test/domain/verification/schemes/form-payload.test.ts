import { describe, expect, it } from '@jest/globals';
import { formPayload, jsonOrPayload } from '../../../../src/domain/verification/schemes/form-payload.ts';

const signedIn = (body: string) => jsonOrPayload(Buffer.from(body));
const refused = (code: string) => ({ verified: false, code });

describe('what is signed where JSON may stand in a form', () => {
  it.each(['{"a":1}', '', 'payload', 'Payload=x', ' payload=x', '{"payload":"payload="}'])(
    'is the body itself where it does not begin with the field: %j',
    (body) => {
      expect(signedIn(body)).toEqual([Buffer.from(body)]);
    },
  );

  // by url.Values.Encode of Go 1.26
  it.each([
    ['payload=%7B%22a%22%3A%22b+c%22%7D', '{"a":"b c"}'],
    ['payload=%7B%22a%22%3A%22%21%27%28%29%2A~-_.%22%7D', '{"a":"!\'()*~-_."}'],
    ['payload=%22Gr%C3%B6%C3%9Fe+%F0%9F%91%8B%26%3D%2B%25%22', '"Größe 👋&=+%"'],
    ['payload=', ''],
  ])('is the field, decoded: %s', (body, json) => {
    expect(signedIn(body)).toEqual([json]);
  });

  it.each([
    ['a second field', 'payload=%7B%7D&other=1'],
    ['a second payload', 'payload=%7B%7D&payload=%7B%7D'],
    ['an empty pair', 'payload=%7B%7D&'],
    ['a space written in the other way', 'payload=%22b%20c%22'],
    ['digits in lower case', 'payload=%7b%7d'],
    ['marks as they are', "payload=%22'()%22"],
    ['what need not be written in another way', 'payload=%61'],
    ['what is no UTF-8', 'payload=%FF'],
    ['half a sequence', 'payload=%7'],
  ])('is nothing where the form is one with %s', (_, body) => {
    expect(signedIn(body)).toEqual(refused('body_malformed'));
  });

  it('is nothing where the form is larger than is read before it is proven', () => {
    expect(signedIn(`payload=${'a'.repeat(2 ** 20)}`)).toEqual(refused('form_too_large'));
  });
});

describe('what is signed of a form that holds JSON', () => {
  const signedOf = (body: string) => formPayload(Buffer.from(body));

  it.each([
    ['payload=%7b%22a%22:%20"b+c"%7d', '{"a": "b c"}'],
    ['payload=', ''],
    ['payload=x&', 'x'],
  ])('is the JSON, however it was written: %s', (body, json) => {
    expect(signedOf(body)).toEqual([json]);
  });

  it.each([
    '',
    '{"payload":"x"}',
    'other=1',
    'payload=x&other=1',
    'other=1&payload=x',
    'payload=x&payload=x',
    'payload=%FF',
  ])('is nothing in %j', (body) => {
    expect(signedOf(body)).toEqual(refused('body_malformed'));
  });

  it('is nothing where the form is larger than is read before it is proven', () => {
    expect(signedOf(`payload=${'a'.repeat(2 ** 20)}`)).toEqual(refused('form_too_large'));
  });
});
