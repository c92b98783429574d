import { describe, expect, it } from '@jest/globals';
import { eachOf, type Item } from '../../../src/domain/content/batch.ts';
import { readText } from '../../../src/domain/content/content.ts';

type Path = Parameters<typeof eachOf>[1];

const textOf = (content: Item['content'] | undefined) =>
  content?.kind === 'json' ? content.text : undefined;

/** Each item as two texts: the delivery with it alone, and the item. */
function itemsOf(json: string, path: Path) {
  return eachOf(readText(json), path, ({ content, item }) => [textOf(content), textOf(item)]);
}

describe('a batch inside an object', () => {
  it('is read item by item, each with all that stands around it', () => {
    expect(itemsOf('{"a":1,"data":{"b":2,"events":[{"c":3},{"d":4}]},"e":5}', ['data', 'events'])).toEqual([
      ['{"a":1,"data":{"b":2,"events":[{"c":3}]},"e":5}', '{"c":3}'],
      ['{"a":1,"data":{"b":2,"events":[{"d":4}]},"e":5}', '{"d":4}'],
    ]);
  });

  it('may be lists within a list, of several names', () => {
    const json = '{"entry":[{"id":"1","x":[1,2]},{"id":"2","y":["a"]},{"id":"3"}]}';
    expect(itemsOf(json, ['entry', ['x', 'y']])).toEqual([
      ['{"entry":[{"id":"1","x":[1]}]}', '1'],
      ['{"entry":[{"id":"1","x":[2]}]}', '2'],
      ['{"entry":[{"id":"2","y":["a"]}]}', '"a"'],
      ['{"entry":[{"id":"3"}]}', '{"id":"3"}'],
    ]);
  });

  it('is cut out of the text that was received: numbers, escapes and white space are as they were', () => {
    const json = '{ "\\u006e" : 12345678901234567890 , "l":\n[ {"n" : 1.50}, {"s":"\\u00e9\\/]"} ] }';
    expect(itemsOf(json, ['l'])).toEqual([
      ['{ "\\u006e" : 12345678901234567890 , "l":\n[{"n" : 1.50}] }', '{"n" : 1.50}'],
      ['{ "\\u006e" : 12345678901234567890 , "l":\n[{"s":"\\u00e9\\/]"}] }', '{"s":"\\u00e9\\/]"}'],
    ]);
  });

  it('is found by the name that is meant, however it is written, and in the last of two members', () => {
    expect(itemsOf('{"l":[1,2],"\\u006c":[3,4]}', ['l'])).toEqual([
      ['{"l":[1,2],"\\u006c":[3]}', '3'],
      ['{"l":[1,2],"\\u006c":[4]}', '4'],
    ]);
  });

  it('loses nothing that stands in a list and is not what was looked for', () => {
    const json = '{"entry":[1,null,{"x":[]},{"x":7},{"x":["a","b"]},[["c"]]]}';
    expect(itemsOf(json, ['entry', 'x']).map(([, item]) => item)).toEqual([
      '1',
      'null',
      '{"x":[]}',
      '{"x":7}',
      '"a"',
      '"b"',
      '[["c"]]',
    ]);
  });

  it.each([
    ['{ "l" : [ {"n":1} ] }', ['l'], '{"n":1}'],
    ['{"o":{"l":[ "x" ]} }', ['o', 'l'], '"x"'],
  ])('stays as it is where it holds one item: %s', (json, path, item) => {
    expect(itemsOf(json, path)).toEqual([[json, item]]);
  });

  it.each(['{}', '[]', '[{"l":[1,2]}]', '"l"', '{"l":[]}', '{"l":{}}', '{"l":1}', '{"l":{"m":1}}'])(
    'is one item where there is no list: %s',
    (json) => {
      expect(itemsOf(json, ['l', 'm'])).toEqual([[json, json]]);
    },
  );

  it('is nothing but its content where that is not JSON', () => {
    const content = readText('l=1');
    expect(eachOf(content, ['l'], (item) => item)).toEqual([{ content, item: undefined }]);
  });

  it('gives each part with the value that its text has', () => {
    const values = eachOf(readText('{"l":[{"a":1},{"b":2}]}'), ['l'], ({ content, item }) => [
      content.kind === 'json' && content.value,
      item?.value,
    ]);
    expect(values).toEqual([
      [{ l: [{ a: 1 }] }, { a: 1 }],
      [{ l: [{ b: 2 }] }, { b: 2 }],
    ]);
  });

  it('stays whole where what it repeats for each item would fill the memory, and that is seen early', () => {
    const around = 'x'.repeat(100_000);
    const items = (count: number) => `{"a":"${around}","l":[${Array(count).fill(1).join()}]}`;
    expect(itemsOf(items(100), ['l'])).toHaveLength(100);
    expect(itemsOf(items(1_000_000), ['l'])).toHaveLength(1);
    const nested = `{"entry":[${Array(1000)
      .fill(`{"x":"${'x'.repeat(1000)}","l":[${Array(1000).fill(1).join()}]}`)
      .join()}]}`;
    expect(itemsOf(nested, ['entry', 'l'])).toHaveLength(1);
  });

  it('stays whole where it has more items than any sender puts together', () => {
    const items = (count: number) => `{"l":[${Array(count).fill('{}').join()}]}`;
    expect(itemsOf(items(10_000), ['l'])).toHaveLength(10_000);
    expect(itemsOf(items(10_001), ['l'])).toEqual([[items(10_001), items(10_001)]]);
  });

  it('is read in linear time', () => {
    expect(itemsOf(`{"l":[${'{},'.repeat(200_000)}{}]}`, ['l'])).toHaveLength(1);
    expect(itemsOf(`{${'"a":[],'.repeat(200_000)}"l":[1,2]}`, ['l'])).toHaveLength(2);
    expect(itemsOf(`{"l":[${'['.repeat(2_000)}${']'.repeat(2_000)},1]}`, ['l'])).toHaveLength(2);
  });
});
