import { isIPv6 } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compilePattern } from '../../src/pattern/compile-pattern.ts';
import { parseIpAddress } from '../../src/pattern/ip-address.ts';
import { jsonMistake } from '../../src/pattern/json-mistake.ts';
import { PatternError } from '../../src/pattern/pattern-error.ts';
import { placeAt } from '../../src/pattern/place-at.ts';
import { pointAt } from '../../src/pattern/point-at.ts';

function mistakeOf(pattern: string): PatternError {
  try {
    compilePattern(pattern);
  } catch (error) {
    if (error instanceof PatternError) return error;
  }
  throw new Error(`${pattern} has no mistake`);
}

/** `‹` and `›` stand around what must be named. */
const noJson = [
  ['a comma that is missing between members', '{"a":["x"]‹"b"›:["y"]}', /a comma is missing before this/],
  ['a comma that is missing between items', '{"a":["x"‹"y"›]}', /a comma is missing before this/],
  ['a comma behind the last member', '{"a":["x"]‹,›}', /no comma may stand behind the last/],
  ['a comma behind the last item', '{"a":["x"‹,› ]}', /no comma may stand behind the last/],
  ['two commas', '{"a":["x",‹,›"y"]}', /a value is missing before this/],
  ['two commas between members', '{"a":["x"],‹,›"b":["y"]}', /a name is missing before this/],
  ['single quotes', '{"a":[‹\'x\'›]}', /double quotes, not in single/],
  ['a comment', '{"a":["x"] ‹// all of them›\n}', /JSON has no comments/],
  ['a comment in stars', '{‹/* all */›"a":["x"]}', /JSON has no comments/],
  ['a string without its end', '{"a":[‹"x]}›', /no quote at its end/],
  ['a string over two lines', '{"a":[‹"x›\ny"]}', /no quote at its end/],
  ['an escape that there is not', '{"a":[‹"\\x"›]}', /does not take/],
  ['a tab in a string', '{"a":[‹"\t"›]}', /does not take/],
  ['a name without quotes', '{‹a›:["x"]}', /the name "a" needs double quotes/],
  ['a word without quotes', '{"a":[‹opened›]}', /"opened" is no number, and text needs double quotes/],
  ['a number with a zero before it', '{"a":[‹007›]}', /"007" is no number/],
  ['a colon that is missing', '{"a" ‹[›"x"]}', /":" is missing before this/],
  ['a value that is missing', '{"a":‹}›', /a value is missing before this/],
  ['a bracket of another kind', '{"a":["x"‹}›', /"," or "\]" belongs here, not "}"/],
  ['more behind the pattern', '{"a":["x"]}‹}›', /has ended before this/],
  ['a space that only looks like one', '{"a":[‹\u00a0›"x"]}', /is no number/],
  ['an end too early', '{"a":["x"]‹›', /ends too early: a "}" is missing/],
  ['an end in a list', '{"a":["x"‹› ', /ends too early: a "]" is missing/],
  ['an end behind a name', '{"a"‹›', /ends too early: a ":" and a value are missing/],
  ['an end behind a colon', '{"a":‹›', /ends too early: a value is missing/],
  ['nothing', '‹›', /ends too early: a value is missing/],
] as const;

const noPattern = [
  ['an array as pattern', '‹["a"]›', /must be a JSON object/],
  ['an empty object', '{"a": ‹{ }›}', /object is empty/],
  ['an empty array', '{"a": ‹[ ]›}', /array is empty/],
  ['a value that is no array', '{"a": ‹"x"›}', /must be an object or an array/],
  ['a later value that is no array', '{"a":["x"], "b": {"c": ‹12e3›}}', /must be an object or an array/],
  ['an array in an array', '{"a":["x", ‹["y"]›]}', /no array/],
  ['an operator that there is not', '{"a":["x", {‹"contains"›: "y"}]}', /no operator "contains"/],
  ['two operators', '{"a":[‹{"prefix":"a","suffix":"b"}›]}', /one operator/],
  ['a prefix that is no text', '{"a":[{"prefix": ‹3›}]}', /needs a string/],
  ['a caseless prefix that is no text', '{"a":[{"prefix":{"equals-ignore-case":‹[1]›}}]}', /needs a string/],
  ['a prefix of another kind', '{"a":[{"prefix":‹{"wildcard":"x"}›}]}', /takes a string or one/],
  ['exists with a text', '{"a":[{"exists":‹"true"›}]}', /needs true or false/],
  ['a numeric without pairs', '{"a":[{"numeric":‹[">"]›}]}', /needs pairs/],
  ['a comparison that there is not', '{"a":[{"numeric":[‹"=="›,1]}]}', /needs one of/],
  ['a bound that is no number', '{"a":[{"numeric":[">",‹"1"›]}]}', /needs a number/],
  ['a number that no float holds', '{"a":[{"numeric":["=",‹1e309›]}]}', /cannot compare/],
  ['a range upside down', '{"a":[{"numeric":[">",‹5,"<",1›]}]}', /lower bound first/],
  ['a block without slash', '{"a":[{"cidr":‹"10.0.0.0"›}]}', /one "\/"/],
  ['two stars', '{"a":[{"wildcard":‹"a**"›}]}', /consecutive/],
  ['a backslash before a letter', '{"a":[{"wildcard":‹"a\\\\b"›}]}', /followed by neither/],
  ['anything but true', '{"a":[{"anything-but":[‹true›]}]}', /strings or numbers/],
  ['anything but a mixture', '{"a":[{"anything-but":‹["a",1]›}]}', /not both/],
  ['anything but an empty list', '{"a":[{"anything-but":‹[]›}]}', /empty list/],
  ['anything but what cannot be', '{"a":[{"anything-but":{‹"cidr"›:"::/1"}}]}', /cannot be combined/],
  ['anything but the empty prefix', '{"a":[{"anything-but":{"prefix":["x",‹""›]}}]}', /not empty/],
  ['anything but two', '{"a":[{"anything-but":‹{"prefix":"a","suffix":"b"}›}]}', /one operator/],
  ['one alternative', '{"$or": ‹[{"a":["x"]}]›}', /at least two/],
  ['an alternative that is no object', '{"$or":[{"a":["x"]},‹3›]}', /objects only/],
  ['an operator as a name', '{"$or":[{‹"prefix"›:["x"]},{"b":["y"]}]}', /cannot be the name/],
] as const;

describe('a mistake in a pattern', () => {
  it.each([...noJson, ...noPattern])('is named at its place: %s', (_what, marked, words) => {
    const [before = '', wrong = '', after = ''] = marked.split(/[‹›]/);
    const error = mistakeOf(before + wrong + after);
    expect(error.message).toMatch(words);
    expect({ from: error.from, to: error.to }).toEqual({
      from: before.length,
      to: before.length + wrong.length,
    });
  });

  it('is found in every text that is no JSON, and in no other', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      "'",
      '1',
      '-',
      'true',
      ' ',
      '//',
      '\n',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.json(),
      fc.tuple(fc.json(), fc.nat(), piece).map(([json, at, more]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + more + json.slice(place + 1);
      }),
    );
    let mistakes = 0;
    fc.assert(
      fc.property(text, (one) => {
        const mistake = jsonMistake(one);
        if (mistake !== undefined) mistakes += 1;
        expect(mistake === undefined).toBe(isJson(one));
        if (mistake)
          expect(0 <= mistake.from && mistake.from <= mistake.to && mistake.to <= one.length).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(mistakes).toBeGreaterThan(500);
    expect(mistakes).toBeLessThan(2800);
  });

  it('is pointed at on a terminal', () => {
    const text = '{\n\t"a": ["x"],\n  "b": [{ "contains": "y" }]\n}';
    expect(pointAt(text, mistakeOf(text))).toBe('  "b": [{ "contains": "y" }]\n          ^^^^^^^^^^');
    expect(pointAt('{"a"', mistakeOf('{"a"'))).toBe('{"a"\n    ^');
    const long = `{"a":["${'x'.repeat(300)}", 'y', "${'z'.repeat(300)}\u001b[2J"]}`;
    const [line = '', caret = ''] = pointAt(long, mistakeOf(long)).split('\n');
    expect(line.length).toBeLessThan(130);
    expect(line.slice(caret.indexOf('^'), caret.length)).toBe("'y'");
    expect(pointAt('{"\u001b[2J":1}', { from: 0, to: 99 })).not.toContain('\u001b');
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** `‹` and `›` stand around what is replaced; the cursor is at `|`. */
const places = [
  ['{‹|›', 'field', []],
  ['{‹|›}', 'field', []],
  ['{ ‹"de|tail"› : {} }', 'field', []],
  ['{‹"de|›}', 'field', []],
  ['{‹|"detail"›}', 'field', []],
  ['{‹"detail"|›: {} }', 'field', []],
  ['{‹de|›', 'field', []],
  ['{"detail": {‹"act|"›', 'field', ['detail']],
  ['{"detail": {"a": ["x"], ‹|›', 'field', ['detail']],
  ['{"detail": {"a": ["x"], ‹"re|›}, "source": ["y"]}', 'field', ['detail']],
  ['{"detail": ‹|›', 'value', ['detail']],
  ['{"detail": {"action": [‹|›]', 'value', ['detail', 'action']],
  ['{"detail": {"action": ["x", ‹"op|"›]', 'value', ['detail', 'action']],
  ['{"action": ["x", ‹"op|›], "b": ["y"]}', 'value', ['action']],
  ['{"action": [{‹|›', 'operator', ['action']],
  ['{"action": [{‹"pre|"›: "x"}]}', 'operator', ['action']],
  ['{"action": [{"prefix": ‹|›', 'operand', ['action']],
  ['{"action": [{"prefix": {‹"|›', 'operator', ['action']],
  ['{"action": [{"anything-but": [‹"x|"›]', 'operand', ['action']],
  ['{"action": [{"anything-but": {"prefix": ‹|›', 'operand', ['action']],
  ['{"detail": {"$or": [{‹|›', 'field', ['detail']],
  ['{"$or": [{"a": ["x"]}, {"b": {‹"c|"›', 'field', ['b']],
  ['{"a": [‹"http://x|"›]}', 'value', ['a']],
  ['|', undefined, []],
  ['{"a" |', undefined, []],
  ['{"a": ["x"]|', undefined, []],
  ['{"a": ["x" |', undefined, []],
  ['{"a": ["x"] | }', undefined, []],
  ['{"a": ["x"]} |', undefined, []],
  ['{"a": [ // not he|re\n', undefined, []],
] as const;

describe('a place in a pattern that is being written', () => {
  it.each(places)('takes what may stand there: %s', (marked, kind, path) => {
    const at = (mark: string) => marked.slice(0, marked.indexOf(mark)).replace(/[‹›|]/g, '').length;
    const found = placeAt(marked.replace(/[‹›|]/g, ''), at('|'));
    expect(found).toEqual(kind && { kind, path, from: at('‹'), to: at('›') });
  });

  it('is found, or not, in whatever is written', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '1', ' ', '//', '\n', '"$or":[{');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(20), (pieces, position) => {
        const text = pieces.join('');
        const place = placeAt(text, Math.min(position, text.length));
        if (place) expect(place.from <= position && place.to <= text.length).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an IPv6 address', () => {
  it('is what Node takes for one', () => {
    const group = fc.constantFrom('0', '1', 'ff', 'FFFF', '12345', 'g', '');
    let addresses = 0;
    fc.assert(
      fc.property(
        fc.array(fc.oneof(group, fc.constantFrom('0', '1a')), { minLength: 3, maxLength: 9 }),
        (groups) => {
          const text = groups.join(':');
          addresses += isIPv6(text) ? 1 : 0;
          expect(parseIpAddress(text) !== undefined).toBe(isIPv6(text));
        },
      ),
      { numRuns: 2000 },
    );
    expect(addresses).toBeGreaterThan(50);
  });
});
