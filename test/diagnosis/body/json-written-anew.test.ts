import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { bodyCauses } from '../../../src/diagnosis/body/body-causes.ts';
import { CameBody } from '../../../src/diagnosis/body/came-body.ts';
import { jsonWrittenAnew } from '../../../src/diagnosis/body/json-written-anew.ts';
import { signedByGitHub, withBody, withSecret } from '../support/trials.ts';
import { firstOf } from '../support/verifying.ts';

interface AsWritten {
  readonly id: string;
  readonly source: string;
  readonly text: string;
}

/** One value, as the libraries of several languages write it. */
const asWritten: readonly AsWritten[] = JSON.parse(
  readFileSync('test/diagnosis/body/json-as-written.json', 'utf8'),
);
const secret = 'It is a Secret to Everybody';
const textOf = (source: string) => asWritten.find((one) => one.source.startsWith(source))?.text as string;

/** What it becomes on its way, and what it may have been: of the second each that is right. */
function writingsOf(came: string, signed: string): readonly string[] {
  return [...jsonWrittenAnew(CameBody.of(Buffer.from(came)))]
    .filter(({ body }) => Buffer.from(body).toString() === signed)
    .map(({ cause }) => cause.id);
}

describe('JSON that was written anew', () => {
  it('has vectors of six languages', () => {
    const languages = new Set(asWritten.map(({ source }) => source.replace(/ .*/, '')));
    expect(languages.size).toBeGreaterThanOrEqual(6);
    expect(asWritten.length).toBeGreaterThanOrEqual(20);
  });

  it.each(asWritten)('is found as it was before JavaScript wrote it anew: $source', ({ id, text }) => {
    const came = JSON.stringify(JSON.parse(textOf('Node')), null, 3);
    const [found, ...more] = writingsOf(came, text);
    expect(more).toEqual([]);
    // what has nothing to escape in JavaScript is told by what is between the strings
    const alike = ['json_was_compact', 'json_was_spaced', 'json_was_sorted'];
    expect([id, ...alike]).toContain(found);
    const trial = withSecret(signedByGitHub(secret, text), secret);
    expect(firstOf(bodyCauses(withBody(trial, came)))).toBe(found);
  });

  it.each(asWritten)(
    'is found as it was before Python wrote it anew with four spaces: $source',
    ({ id, text }) => {
      const came = textOf('Python 3: json.dumps(value, indent=4)');
      const found = came === text ? [id] : writingsOf(came, text);
      expect(found).toHaveLength(1);
      // strings that are as they came are told by what is between them
      const byStrings: Record<string, string> = {
        json_was_as_python: 'json_was_spaced',
        json_was_as_python_compact: 'json_was_compact',
        json_was_as_python_indented: 'json_was_indented_by_2',
        json_was_as_python_sorted: 'json_was_sorted_and_spaced',
        json_was_as_python_sorted_compact: 'json_was_sorted',
      };
      expect(found).toEqual([byStrings[id] ?? id]);
    },
  );

  it('escapes as System.Text.Json of .NET documents it', () => {
    // https://learn.microsoft.com/en-us/dotnet/standard/serialization/system-text-json/character-encoding
    expect(writingsOf('{"Summary": "жарко"}', '{"Summary":"\\u0436\\u0430\\u0440\\u043A\\u043E"}')).toEqual([
      'json_was_as_dotnet',
    ]);
    expect(
      writingsOf('{"a": "\\"<+>\'` \\u001f"}', '{"a":"\\u0022\\u003C\\u002B\\u003E\\u0027\\u0060 \\u001F"}'),
    ).toEqual(['json_was_as_dotnet']);
  });

  it.each([
    ['{"total": 1.0, "n": -2.50}', '{"total":1,"n":-2.50}', 'json_numbers_were_whole'],
    ['{"total": 1.0}', '{"total": 1}', 'json_numbers_were_whole_and_spaced'],
    ['{"total":249.9,"n":1}', '{"total":249.90,"n":1}', 'json_numbers_had_two_decimals'],
    ['{"total":1,"n":2.5}', '{"total":1.0,"n":2.5}', 'json_numbers_had_fraction'],
    ['{"total":1}', '{"total": 1.0}', 'json_numbers_had_fraction_and_spaces'],
    [
      '{"a":1.5e3,"b":-1.25e-3,"c":1E+2,"d":1.2345e2}',
      '{"a":1500,"b":-0.00125,"c":100,"d":123.45}',
      'json_numbers_had_no_exponent',
    ],
    ['{"a":1e-7}', '{"a": 1e-07}', 'json_numbers_had_long_exponent'],
    ['{"a":[],"b":[1]}', '{"a":{},"b":[1]}', 'json_empty_lists_were_objects'],
    ['{"a":{},"b":[1]}', '{"a":[],"b":[1]}', 'json_empty_objects_were_lists'],
  ])('is found with its values as they were: %s', (came, signed, id) => {
    expect(writingsOf(came, signed)).toEqual([id]);
  });

  it('keeps what values would lose: digits, members that stand twice, names that are numbers or __proto__', () => {
    const members = '"id":820982911946154508,"a":1,"a":2,"10":0,"9":1,"__proto__":{"x":1e400}';
    expect(writingsOf(`{${members.replaceAll(',"', ', "')}}`, `{${members}}`)).toEqual(['json_was_compact']);
  });

  it('sorts objects at each depth and leaves lists in their order, however they are escaped', () => {
    const came = '{"b":[{"d":1,"c":[3,1,2]}],"\\u0061":{"z":{},"y":[]}}';
    expect(writingsOf(came, '{"\\u0061":{"y":[],"z":{}},"b":[{"c":[3,1,2],"d":1}]}')).toEqual([
      'json_was_sorted',
    ]);
  });

  it.each([['"text"'], ['12'], [''], ['{"cut":'], ['a=b']])(
    'is neither a scalar nor other text: %s',
    (text) => {
      expect([...jsonWrittenAnew(CameBody.of(Buffer.from(text)))]).toEqual([]);
    },
  );

  it('is not sorted where it is nested deeper than anything that is sent', () => {
    const deep = `${'['.repeat(300)}{"b":1,"a":2}${']'.repeat(300)}`;
    const ids = [...jsonWrittenAnew(CameBody.of(Buffer.from(deep)))].map(({ cause }) => cause.id);
    expect(ids).toContain('json_was_spaced');
    expect(ids).not.toContain('json_was_sorted');
  });
});
