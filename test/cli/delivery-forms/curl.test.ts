import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { cmdWords } from '../../../src/cli/delivery-forms/cmd-words.ts';
import { givenFile } from '../../../src/cli/delivery-forms/given-file.ts';
import { recognised } from '../../../src/cli/delivery-forms/recognise.ts';
import { shellWords } from '../../../src/cli/delivery-forms/shell-words.ts';
import { fileOf } from '../../support/given-file.ts';
import { notedIo } from '../../support/noted-io.ts';

function sent(command: string) {
  const others = { 'a.json': '{\r\n"a": 1}\n', 'name with blank': '&=' };
  const { request, notes } = recognised(fileOf(command, others), undefined);
  return { ...request, body: Buffer.from(request.body).toString('latin1'), notes };
}

/** What curl 7.88.1 sent with these. */
const bodies: Readonly<Record<string, string>> = {
  '-d a=1 -d b=2': 'a=1&b=2',
  '-d @a.json': '{"a": 1}',
  '--data-ascii @a.json': '{"a": 1}',
  '--data-binary @a.json': '{\r\n"a": 1}\n',
  '--data-raw @a.json': '@a.json',
  "--data-urlencode 'a b&c'": 'a+b%26c',
  "--data-urlencode '=a=b'": 'a%3Db',
  "--data-urlencode 'n=a b'": 'n=a+b',
  "--data-urlencode 'n@name with blank'": 'n=%26%3D',
  "--data-urlencode '@name with blank' -d x": '%26%3D&x',
  "--json '{' --json '}'": '{}',
  '--json @a.json': '{\r\n"a": 1}\n',
  '-T a.json': '{\r\n"a": 1}\n',
};

describe('a curl command', () => {
  it.each(Object.entries(bodies))('with %s has the body that curl sends', (options, body) => {
    expect(sent(`curl https://h/a ${options}`).body).toBe(body);
  });

  it.each([
    ['-d x', 'POST'],
    ['', 'GET'],
    ['-I', 'HEAD'],
    ['-T a.json', 'PUT'],
    ['-d x -G', 'GET'],
    ['-d x -X PATCH', 'PATCH'],
    ['-XPUT', 'PUT'],
  ])('with %s goes by %s%s', (options, method) => {
    expect(sent(`curl https://h/a ${options}`).method).toBe(method);
  });

  it('with -G has its data in the query', () => {
    const { rawQuery, body } = sent("curl -G 'https://h/a?x=1' -d a=1 --data-urlencode 'b= '");
    expect({ rawQuery, body }).toEqual({ rawQuery: 'x=1&a=1&b=+', body: '' });
  });

  it.each([
    ['-u user:pass', 'authorization', 'Basic dXNlcjpwYXNz'],
    ['--oauth2-bearer abc', 'authorization', 'Bearer abc'],
    ['-A agent/1', 'user-agent', 'agent/1'],
    ['-b a=1', 'cookie', 'a=1'],
    ['-e https://r/', 'referer', 'https://r/'],
    ['-d x', 'content-type', 'application/x-www-form-urlencoded'],
    ['--json x', 'content-type', 'application/json'],
    ["--json x -H 'content-type: text/plain'", 'content-type', 'text/plain'],
    ["-d x -H 'Content-Type:'", 'content-type', undefined],
    ["-H 'X-Empty;'", 'x-empty', ''],
    ["-H 'Host: other'", 'host', 'other'],
    ['--header=X-A:1', 'x-a', '1'],
    ['-sSLkH X-A:1', 'x-a', '1'],
    ["-H 'X-A: 1' -H 'X-A: 2'", 'x-a', '1,2'],
    ['-b jar.txt', 'cookie', undefined],
    ["-H 'Cookie: a=1' -H 'Cookie: b=2'", 'cookie', 'a=1; b=2'],
  ])('with %s has the header %s: %s', (options, name, value) => {
    expect(sent(`curl https://h/a ${options}`).headers.get(name)).toBe(value);
  });

  it('that the workbench copied, with a body that is piped, may take more from a file', () => {
    const piped = Buffer.from('a=1').toString('base64');
    const { body } = sent(`printf %s '${piped}' | base64 -d | curl https://h/a --data-binary @- -d @a.json`);
    expect(body).toBe('a=1&{"a": 1}');
  });

  it('keeps its URL as it is written, and takes http where it says nothing', () => {
    expect(sent("curl --url 'https://u:p@h:1/a/../b?c=%2f#d'")).toMatchObject({
      host: 'h:1',
      rawPath: '/a/../b',
      rawQuery: 'c=%2f',
    });
    expect(sent('curl h')).toMatchObject({ host: 'h', rawPath: '/' });
  });

  it('names a file that is not there', async () => {
    const { io } = notedIo({ in: Readable.from(['curl https://h/a -d @none']) });
    const file = await givenFile('-', io);
    expect(() => recognised(file, undefined)).toThrow(/standard input: @none in standard input: .*ENOENT/);
  });

  it('hides no fault of this program behind words about the command', () => {
    const beside = () => {
      throw new RangeError('broken');
    };
    const file = { ...fileOf('curl https://h/a -d @a.json'), beside };
    expect(() => recognised(file, undefined)).toThrow(RangeError);
  });

  it('tells of an option that it does not know', () => {
    expect(sent('curl https://h/a --unheard').notes).toEqual([
      '--unheard is not known here, and passed over',
    ]);
    expect(sent('curl https://h/a -b jar.txt').notes).toEqual([
      'it takes cookies from the file jar.txt (-b), which are left out',
    ]);
    expect(sent('curl https://h/a -b a=1').notes).toEqual([]);
    expect(sent('curl https://h/a --no-compressed -o /dev/null -w "%{http_code}"').notes).toEqual([]);
  });
});

/** As `escapeStringWin` of the DevTools of Chrome writes them: https://github.com/ChromeDevTools/devtools-frontend */
describe('what Chrome copies for cmd', () => {
  it('has a note where blanks stand for letters', () => {
    const { notes, body } = sent(
      'curl ^"https://h/a^" ^\n  --data-raw ^"^{^\\^"name^\\^":^\\^"Gr^ ^ e^\\^"^}^"',
    );
    expect(body).toBe('{"name":"Gr  e"}');
    expect(notes).toEqual([expect.stringMatching(/a blank stands for each character that is not ASCII/)]);
  });

  it('has none where all are as they were', () => {
    expect(sent('curl ^"https://h/a^" ^\n  --data-raw ^"one two^"').notes).toEqual([]);
  });
});

describe('the words of a command for cmd', () => {
  /** Of the table in https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments */
  it.each([
    [`"abc" d e`, ['abc', 'd', 'e']],
    [String.raw`a\\\b d"e f"g h`, [String.raw`a\\\b`, 'de fg', 'h']],
    [String.raw`a\\\"b c d`, [String.raw`a\"b`, 'c', 'd']],
    [String.raw`a\\\\"b c" d e`, [String.raw`a\\b c`, 'd', 'e']],
    [`a"b"" c d`, ['ab" c d']],
  ])('are told as a program written in C tells them: %s', (command, expected) => {
    expect(cmdWords(command)).toEqual(expected);
  });

  it.each([
    ['begin with backslashes', String.raw`\\server\a b`, [String.raw`\\server\a`, 'b']],
    ['end with the line', 'a b\nc', ['a', 'b']],
    ['go on behind a caret', 'a ^\n b', ['a', 'b']],
    ['end with a caret', 'a b^', ['a', 'b']],
    ['are none at its end, where blanks stand', 'a  ', ['a']],
  ])('%s', (_, command, expected) => {
    expect(cmdWords(command)).toEqual(expected);
  });
});

/** By `printf '%s\0' …` of bash 5.2. */
const words: readonly (readonly [command: string, words: readonly string[]])[] = [
  [`a 'b c' "d e" f\\ g`, ['a', 'b c', 'd e', 'f g']],
  [`'a'"b"$'c'd ''`, ['abcd', '']],
  [`"a\\"b\\\\c\\d\\$e"`, ['a"b\\c\\d$e']],
  [`$'a\\'b\\\\\\n\\r\\t\\x41\\102\\u0021\\e'`, ["a'b\\\n\r\tAB!\x1b"]],
  [`$'\\U1F44B' $'\\xc3\\xb6'`, ['\xf0\x9f\x91\x8b', '\xc3\xb6']],
  ['a \\\n  b', ['a', 'b']],
  ['a | b', ['a']],
  ['a; b', ['a']],
  ['a\nb', ['a']],
  ['a > b', ['a']],
  ['a $ b', ['a', '$', 'b']],
  ['a & b', ['a']],
  ['a < b', ['a']],
  ['"a\\\nb"', ['ab']],
  [`$'a\\qb'`, ['a\\qb']],
];

describe('the words of a shell', () => {
  it.each(words)('%j', (command, expected) => {
    expect(shellWords(command)).toEqual(expected);
  });

  it.each([
    ['a character as its halves', `$'\\ud83d\\udc4b'`, ['\xf0\x9f\x91\x8b']],
    ['one as a byte of Latin-1', `$'\\xf6'`, ['\xc3\xb6']],
    ['lines of Windows', 'a \\\r\n b', ['a', 'b']],
    ['the line end of Windows behind it', 'a\r\nb', ['a']],
    ['a number of no character', `$'a\\U00110000'b`, ['ab']],
  ])('may have %s, as programs write them that are no shell', (_, command, expected) => {
    expect(shellWords(command)).toEqual(expected);
  });
});
