import { gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { bodySuspicions } from '../../../src/diagnosis/body/body-suspicions.ts';
import { validFixturesOf } from '../../domain/support/fixtures.ts';
import { trialOf, withBody, withHeaders } from '../support/trials.ts';

const atOnce = () => {};

async function came(body: string | Uint8Array, headers: readonly (readonly [string, string])[]) {
  const trial = withHeaders(withBody(trialOf('github', 2), body), ...headers);
  return (await bodySuspicions(trial, atOnce)).map(({ id }) => id);
}

it.each<[id: string, body: string | Uint8Array, header?: readonly [string, string]]>([
  ['body_is_empty', ''],
  ['body_length_differs', '{"a":1}', ['content-length', '8']],
  ['body_is_compressed', gzipSync('{"a":1}')],
  ['body_is_compressed', zstdCompressSync('{"a":1}')],
  ['body_was_decompressed', '{"a":1}', ['content-encoding', 'gzip']],
  ['body_lost_characters', Buffer.from('Gr\xf6\xdfe', 'latin1').toString()],
  ['body_is_object_object', String({ a: 1 })],
  // print(json.loads('{"a": 1}')) of Python
  ['body_is_printed_object', "{'a': 1}"],
  // puts JSON.parse('{"a": 1}') of Ruby
  ['body_is_printed_object', '{"a"=>1}'],
  ['body_is_cut_short', '{"a":"b","c":"d'],
  ['json_lost_digits', JSON.stringify(JSON.parse('{"id":820982911946154508}'))],
  ['json_lost_digits', JSON.stringify(JSON.parse('{"total":12345678901234567890}'))],
  ['json_is_sorted', '{"a":1,"b":2,"c":{"d":3}}'],
])('it looks odd, and is told: %s %p', async (id, body, ...headers) => {
  expect(
    await came(
      body,
      headers.flatMap((one) => (one ? [one] : [])),
    ),
  ).toEqual([id]);
});

it('what is as it should be looks odd to nobody', async () => {
  for (const [id, number] of [
    ['github', 1],
    ['shopify', 0],
    ['slack', 2],
    ['slack', 8],
    ['stripe', 0],
  ] as const) {
    expect(validFixturesOf(id)[number]).toBeDefined();
    expect(await bodySuspicions(trialOf(id, number), atOnce)).toEqual([]);
  }
});

it('a large body is read, gone through and put in order with a pause before each', async () => {
  const parts: string[] = [];
  const trial = withBody(trialOf('github', 2), '{"a":1,"b":2,"c":3,"d":4}');
  const parse = JSON.parse;
  JSON.parse = (text: string) => {
    parts.push('parsed');
    return parse(text);
  };
  try {
    await bodySuspicions(trial, () => {
      parts.push('pause');
    });
  } finally {
    JSON.parse = parse;
  }
  expect(parts.lastIndexOf('pause')).toBeGreaterThan(parts.indexOf('parsed') + 1);
  expect(parts[parts.indexOf('parsed') - 1]).toBe('pause');
});
