import { describe, expect, it } from '@jest/globals';
import { readForm, readText } from '../../../src/domain/content/content.ts';
import {
  formField,
  jsonField,
  jsonFieldOfEach,
  tokenBody,
} from '../../../src/domain/verification/body-carriers.ts';
import { aDelivery } from '../../support/deliveries.ts';

const sent = (body: string) => ({ ...aDelivery({ body }), url: 'https://hooks.example.com/hook' });
const textOf = ({ body }: { readonly body: Uint8Array }) => Buffer.from(body).toString();

describe('a token that each object of a list shows', () => {
  const each = jsonFieldOfEach('value', 'state');

  it('is read where all show the same, and nowhere else', () => {
    expect(each.read(sent('{"value":[{"state":"a"},{"state":"a"}]}'))).toBe('a');
    for (const body of [
      '{"value":[{"state":"a"},{"state":"b"}]}',
      '{"value":[{"state":"a"},{}]}',
      '{"value":[]}',
      '{"value":{"state":"a"}}',
      '[]',
      'no JSON',
    ])
      expect(each.read(sent(body))).toBeUndefined();
  });

  it('is written into all of them', () => {
    expect(textOf(each.write(sent('{"value":[{"x":1},{}]}'), 'a'))).toBe(
      '{"value":[{"x":1,"state":"a"},{"state":"a"}]}',
    );
    for (const body of ['{"value":[1]}', '{"value":1}', '[]'])
      expect(() => each.write(sent(body), 'a')).toThrow(TypeError);
  });

  it('is hidden in all of them, and nothing else is written anew', () => {
    const hidden = each.hide?.(readText('{"value":[{"state":"a","n":1e400},{"state":"a"}],"state":"a"}'));
    expect(hidden).toMatchObject({
      text: '{"value":[{"state":"[secret]","n":1e400},{"state":"[secret]"}],"state":"a"}',
    });
  });
});

describe('a token in a body', () => {
  it('is hidden wherever its name stands, in a member or in a field', () => {
    expect(jsonField('a', 'b').hide?.(readText('{"a":{"b":"x","b":"y"},"a":{"\\u0062":"z"}}'))).toMatchObject(
      {
        text: '{"a":{"b":"[secret]","b":"[secret]"},"a":{"\\u0062":"[secret]"}}',
      },
    );
    const form = formField('t').hide?.(readForm('t=1&u=2&t=3'));
    expect(form).toEqual({
      kind: 'form',
      fields: new Map([
        ['t', ['[secret]']],
        ['u', ['2']],
      ]),
    });
  });

  it('leaves what is no JSON, or no form, as it is', () => {
    const text = { kind: 'text', text: 'x' } as const;
    expect([jsonField('a').hide?.(text), formField('a').hide?.(text)]).toEqual([text, text]);
  });

  it('may be all of it, where it has the characters of one', () => {
    expect(tokenBody().read(sent('a.b-c_d'))).toBe('a.b-c_d');
    for (const body of ['', '{}', 'a b', 'a\n']) expect(tokenBody().read(sent(body))).toBeUndefined();
    expect(tokenBody().read({ ...sent(''), body: Buffer.of(0xff) })).toBeUndefined();
    expect(textOf(tokenBody().write(sent('x'), 'a.b'))).toBe('a.b');
  });

  it('may stand in a member of a member, which is made where it is not there', () => {
    expect(textOf(jsonField('a', 'b').write(sent('{"a":1}'), 'x'))).toBe('{"a":{"b":"x"}}');
    expect(() => jsonField('a').write(sent('[]'), 'x')).toThrow(TypeError);
  });
});
