import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimCheckEvent } from '../../../src/domain/events/claim-check.ts';
import { eventSize } from '../../../src/domain/events/event-size.ts';
import { aJsonObjectText } from '../../property/arbitraries.ts';
import { anEvent } from '../../support/events.ts';
import { growthOf, mostGrowth } from '../../support/growth.ts';

const claimCheck = { bucket: 'big', key: 'github/2026-11-23/ab.json', size: 1_234_567, sha256: 'ab' };
const head =
  '{"sallyport":{"claimCheck":{"bucket":"big","key":"github/2026-11-23/ab.json","size":1234567,"sha256":"ab"}},"fields":{';
const maxEntryBytes = 1_000_000;

function fieldsOf(detail: string, limit = maxEntryBytes): string {
  const pointer = claimCheckEvent(anEvent({ detail }), claimCheck, limit).detail;
  expect(pointer.startsWith(head)).toBe(true);
  return pointer.slice(head.length - 1, -1);
}

describe('the event in place of one that is too big', () => {
  it('differs in nothing but its detail, and the mark that says so', () => {
    const event = anEvent({ suppressionKey: 'k', traceHeader: 'Root=1-a', detail: '{"a":1}' });
    expect(claimCheckEvent(event, claimCheck, maxEntryBytes)).toEqual({
      ...event,
      isClaimCheck: true,
      detail: `${head}"a":1}}`,
    });
  });

  it('says where the whole is, and nothing else that it was given', () => {
    const more = { ...claimCheck, etag: 'x' };
    expect(claimCheckEvent(anEvent({ detail: '{}' }), more, maxEntryBytes).detail).toBe(`${head}}}`);
  });
});

describe('its fields', () => {
  const details = [
    { what: 'of an empty object are none', detail: '{}', fields: '{}' },
    { what: 'of an object of white space are none', detail: ' { \n } ', fields: '{}' },
    { what: 'are scalars of every kind', detail: '{"a":"x","b":1,"c":true,"d":false,"e":null}' },
    {
      what: 'keep numbers as they were written',
      detail: '{"a":12345678901234567890,"b":1.50,"c":-0,"d":1E5}',
    },
    { what: 'keep escapes as they were written', detail: '{"\\u0061":"\\u00e9\\/\\\\","b\\"":"\\""}' },
    { what: 'keep names that come twice', detail: '{"a":1,"a":2}' },
    { what: 'keep the order', detail: '{"b":1,"2":2,"1":3,"__proto__":4}' },
    { what: 'may have empty names and values', detail: '{"":""}' },
    { what: 'are not confused by brackets in text', detail: '{"a{":"}]","b,":"[{,:\\"}"}' },
    {
      what: 'leave out objects and arrays',
      detail: '{"a":{"x":1},"b":2,"c":[3,{"y":[]}],"d":4}',
      fields: '{"b":2,"d":4}',
    },
    { what: 'leave out empty ones too', detail: '{"a":{},"b":[]}', fields: '{}' },
    { what: 'leave out the last', detail: '{"a":1,"b":[[]]}', fields: '{"a":1}' },
    {
      what: 'lose white space',
      detail: ' {\n "a" :\t1 ,\r\n "b c" : "d e"\n} ',
      fields: '{"a":1,"b c":"d e"}',
    },
  ];
  it.each(details)('$what', ({ detail, fields }) => {
    expect(fieldsOf(detail)).toBe(fields ?? detail);
  });

  it('are, of any object, its top-level scalars', () => {
    fc.assert(
      fc.property(aJsonObjectText, (detail) => {
        const scalars = Object.entries(JSON.parse(detail)).filter(([, value]) => Object(value) !== value);
        expect(Object.entries(JSON.parse(fieldsOf(detail)))).toEqual(scalars);
      }),
    );
  });

  it('never stand where ours stand, whatever their names are', () => {
    fc.assert(
      fc.property(aJsonObjectText, (detail) => {
        const { detail: pointer } = claimCheckEvent(anEvent({ detail }), claimCheck, maxEntryBytes);
        expect(Object.keys(JSON.parse(pointer))).toEqual(['sallyport', 'fields']);
        expect(JSON.parse(pointer).sallyport).toEqual({ claimCheck });
      }),
    );
    expect(fieldsOf('{"sallyport":1,"fields":2,"claimCheck":3,"}":"},\\"sallyport\\":{"}')).toBe(
      '{"sallyport":1,"fields":2,"claimCheck":3,"}":"},\\"sallyport\\":{"}',
    );
  });

  it('are found in linear time', async () => {
    const hostile = (size: number) =>
      `{"a":"${'\\"'.repeat(2 * size)}","b":${'['.repeat(size)}${']'.repeat(size)},"c":1}`;
    const read = (text: string) => expect(fieldsOf(text)).toBe('{"c":1}');
    expect(await growthOf(500_000, hostile, read)).toBeLessThan(mostGrowth);
  });
});

describe('its size', () => {
  const bare = eventSize(claimCheckEvent(anEvent({ detail: '{}' }), claimCheck, maxEntryBytes));
  const fieldOf = (bytes: number) => `"x":"${'x'.repeat(bytes - '"x":""'.length)}"`;

  it.each([
    { limit: 65_536, maxEntry: 1_000_000, why: 'may be 64 KiB' },
    { limit: 1_999, maxEntry: 2_000, why: 'is smaller than an entry may be' },
    { limit: 65_535, maxEntry: 65_536, why: 'is smaller than an entry may be, of that size too' },
    { limit: 65_536, maxEntry: 65_537, why: 'may be 64 KiB where an entry may be just that' },
  ])('$why', ({ limit, maxEntry }) => {
    const [fits, passes] = [fieldOf(limit - bare), fieldOf(limit - bare + 1)];
    const event = claimCheckEvent(anEvent({ detail: `{${fits}}` }), claimCheck, maxEntry);
    expect(eventSize(event)).toBe(limit);
    expect(fieldsOf(`{${passes}}`, maxEntry)).toBe('{}');
  });

  it('counts the commas, and the bytes of UTF-8', () => {
    const limit = bare + '"é":1,"b":2'.length + 1;
    expect(fieldsOf('{"é":1,"b":2}', limit + 1)).toBe('{"é":1,"b":2}');
    expect(fieldsOf('{"é":1,"b":2}', limit)).toBe('{"é":1}');
  });

  it('leaves out what does not fit, and keeps what comes after', () => {
    expect(fieldsOf(`{"a":1,"big":"${'x'.repeat(70_000)}","z":2}`)).toBe('{"a":1,"z":2}');
  });

  it('is what a pointer without fields needs, where an entry may not even be that', () => {
    expect(fieldsOf('{"a":1}', 1)).toBe('{}');
  });
});
