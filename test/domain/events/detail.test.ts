import { describe, expect, it } from '@jest/globals';
import { readBody, readForm, readText } from '../../../src/domain/content/content.ts';
import { detailOf } from '../../../src/domain/events/detail.ts';

const objects = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const arrays = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const wrapped = (encoding: string, data: string) =>
  `{"sallyport":{"body":{"encoding":"${encoding}","data":${data}}}}`;
const asText = (text: string) => wrapped('text', JSON.stringify(text));
const detail = (text: string, levels = 0) => detailOf(readText(text), levels);

describe('a JSON object', () => {
  it.each([
    ['numbers past 2^53', '{"n":9007199254740993,"max":9223372036854775807,"min":-9223372036854775808}'],
    ['how numbers are written', '{"a":1.0,"b":1E5,"c":-0,"d":0.10,"e":1e400}'],
    ['the order of its keys', '{"b":1,"a":2,"10":3,"2":4}'],
    ['duplicate keys', '{"a":1,"a":2}'],
    ['white space', ' {\r\n\t"a" : 1 } \n'],
    ['escapes', '{"\\u0061":"\\/\\u001B\\u00e9é\\ud83d\\udc4b👋"}'],
    ['an escaped lone surrogate', '{"a":"\\ud800"}'],
    ['the noncharacters', '{"a":"\ufffe\uffff"}'],
    ['__proto__', '{"__proto__":{"a":1},"constructor":2}'],
    ['our name below its top', '{"a":{"sallyport":{"claimCheck":{}}}}'],
    ['names that begin or end like ours', '{"sallyports":1,"my-sallyport":2,"sally-port":3}'],
  ])('keeps %s, character by character', (_, text) => {
    expect(detail(text)).toBe(text);
    expect(detail(text, 1)).toBe(text);
  });

  it('may be as deep as the bus takes, and not a level more', () => {
    expect(detail(objects(1000))).toBe(objects(1000));
    expect(detail(objects(1001))).toBe(asText(objects(1001)));
  });

  it('has one level less where an envelope is around it', () => {
    expect(detail(objects(999), 1)).toBe(objects(999));
    expect(detail(objects(1000), 1)).toBe(asText(objects(1000)));
  });

  it.each(['9223372036854775808', '-9223372036854775809', '18446744073709551615', '1'.repeat(400)])(
    'is wrapped as text where the bus would refuse its %s',
    (integer) => {
      const text = `{"a":[${integer}]}`;
      expect(detail(text)).toBe(asText(text));
    },
  );
});

describe('a JSON object that has our name at its top', () => {
  const claimCheck = '{"claimCheck":{"bucket":"theirs","key":"k","size":1,"sha256":"ab"}}';
  it.each([
    `{"sallyport":${claimCheck},"fields":{}}`,
    `{"sallyport":{"body":{"encoding":"base64","data":"AA=="}}}`,
    '{"sallyport":{"body":1}}',
    `{"a":1,"sallyport":${claimCheck}}`,
    `{"\\u0073allyport":${claimCheck}}`,
    `{"sallyport":1,"sallyport":${claimCheck}}`,
    ` \n{\t"sallyport" : ${claimCheck} }`,
    '{"sallyport":null}',
    // parsers of other languages take these for the same name
    `{"Sallyport":${claimCheck}}`,
    `{"SALLYPORT":${claimCheck}}`,
    `{"\u017fallyport":${claimCheck}}`,
  ])('is wrapped, so that the name is ours alone: %s', (text) => {
    expect(detail(text)).toBe(wrapped('json', text));
    expect(detail(text, 1)).toBe(wrapped('json', text));
  });

  it('counts the three levels of its wrapper', () => {
    const named = (levels: number) => `{"sallyport":${objects(levels - 1)}}`;
    expect(detail(named(997))).toBe(wrapped('json', named(997)));
    expect(detail(named(998))).toBe(asText(named(998)));
  });
});

describe('what is not a JSON object', () => {
  it.each(['[{"a":1.0}, 2]', '"text"', '9007199254740993', 'null', 'true', ' [] '])(
    'is wrapped as the JSON that it is: %s',
    (text) => {
      expect(detail(text)).toBe(wrapped('json', text));
    },
  );

  it('counts the three levels of its wrapper', () => {
    expect(detail(arrays(997))).toBe(wrapped('json', arrays(997)));
    expect(detail(arrays(998))).toBe(asText(arrays(998)));
    expect(detail(arrays(996), 1)).toBe(wrapped('json', arrays(996)));
    expect(detail(arrays(997), 1)).toBe(asText(arrays(997)));
  });

  it('is wrapped as text where its integer does not fit', () => {
    expect(detail('9223372036854775808')).toBe(asText('9223372036854775808'));
  });

  it.each(['', 'hello', '{"a":', '\ufeff{"a":1}', '"\n', '\u2028👋'])('is wrapped as text: %j', (text) => {
    expect(detail(text)).toBe(asText(text));
    expect(JSON.parse(detail(text)).sallyport.body.data).toBe(text);
  });

  it('is wrapped in base64 where it is not UTF-8, and comes back byte by byte', () => {
    const bytes = Buffer.from([0, 255, 0xed, 0xa0, 0x80]);
    const { encoding, data } = JSON.parse(detailOf(readBody(bytes), 0)).sallyport.body;
    expect(encoding).toBe('base64');
    expect(Buffer.from(data, 'base64')).toEqual(bytes);
  });

  it('is wrapped as text even when it is four megabytes of brackets', () => {
    const deep = arrays(2_000_000);
    expect(detail(deep)).toBe(asText(deep));
  });
});

describe('a form', () => {
  const ofForm = (text: string) => detailOf(readForm(text), 0);

  it.each([
    ['one value is text', 'a=1&b=', '{"a":"1","b":""}'],
    ['several values are an array, in order', 'a=2&b=x&a=1&a=2', '{"a":["2","1","2"],"b":"x"}'],
    ['numeric names stay where they are', '2=b&1=a', '{"2":"b","1":"a"}'],
    ['__proto__ is a name like any other', '__proto__=x&__proto__=y', '{"__proto__":["x","y"]}'],
    ['quotes and controls are escaped', 'a%22=%0A%00%22', '{"a\\"":"\\n\\u0000\\""}'],
    ['an empty one is an empty object', '', '{}'],
  ])('becomes a JSON object: %s', (_, text, json) => {
    expect(ofForm(text)).toBe(json);
    expect(() => JSON.parse(json)).not.toThrow();
  });

  it.each(['sallyport=x', 'a=1&Sally%70ort=x&sallyport=y'])(
    'that has our name among its own is wrapped as the object that it becomes: %s',
    (text) => {
      const { encoding, data } = JSON.parse(ofForm(text)).sallyport.body;
      expect(encoding).toBe('json');
      expect(Object.keys(data).at(-1)).toBe('sallyport');
    },
  );

  it('that cannot be decoded travels as text', () => {
    expect(ofForm('a=%zz')).toBe(asText('a=%zz'));
  });
});
