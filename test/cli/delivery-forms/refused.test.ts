import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { givenFile } from '../../../src/cli/delivery-forms/given-file.ts';
import { recognised } from '../../../src/cli/delivery-forms/recognise.ts';
import { fileOf, formFile } from '../../support/given-file.ts';
import { notedIo } from '../../support/noted-io.ts';

/** What is said of what is no delivery, or of which it cannot be told. */
const refused: Readonly<Record<string, readonly [content: string | Uint8Array, words: RegExp]>> = {
  'an answer': ['HTTP/1.1 200 OK\r\nDate: now\r\n\r\n{}', /is an answer of HTTP, not a request/],
  'several raw requests': [
    'POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}POST /b HTTP/1.1\r\nHost: h\r\n\r\n',
    /holds several requests: save each/,
  ],
  'a head that is none': [
    'POST /a HTTP/1.1\nHost: h\n{"a":1}\n\n',
    /header 2 is not written as "name: value"/,
  ],
  'pseudo headers without a method': [':path: /a\n:authority: h\n\n{}', /:method is missing/],
  'pseudo headers without a path': [':method: POST\n:authority: h\na: b\n\n{}', /:path is missing/],
  'a HAR without requests': ['{"log":{"entries":[]}}', /is a HAR without requests/],
  'a HAR of a form of parts': [
    '{"log":{"entries":[{"request":{"method":"POST","url":"https://h/a","postData":{"mimeType":"multipart/form-data; boundary=x","params":[{"name":"a","value":"1"}]}}}]}}',
    /multipart body .* save the request raw/,
  ],
  'a HAR of what is no URL': [
    '{"log":{"entries":[{"request":{"method":"POST","url":"data:text/plain,a"}}]}}',
    /no URL of a request/,
  ],
  'a command with a variable': [
    'curl https://h/a -H "X-Token: $TOKEN"',
    /has [$]TOKEN, whose value only the shell knows/,
  ],
  'a HAR of a request without a URL': [
    '{"log":{"entries":[{"request":{"method":"POST"}}]}}',
    /it: nothing begins no URL of a request/,
  ],
  'a command with a variable in braces': [
    `curl https://h/a -H "X-Token: \u0024{TOKEN}"`,
    /has [$]\{TOKEN\}, whose value/,
  ],
  'a command with another that is long, which is not told to its end': [
    `curl https://h/a -d $(cat ${'b'.repeat(50)})`,
    /has [$]\(cat b{34}…, whose value/,
  ],
  'a command with a variable that stands bare': [
    'curl https://h/a -d $(cat b)',
    /has [$]\(cat b\), whose value/,
  ],
  'a command with another in it': ['curl https://h/a -d `cat b`', /has `…`, whose value/],
  'a command with another in its quotes': ['curl https://h/a -d "`cat b`"', /has `…`, whose value/],
  'a command that is cut': ["curl https://h/a -d '{", /ends within '…: copy all of it/],
  'a command for PowerShell': [
    'curl.exe https://h/a `\n  -d x',
    /written for PowerShell: copy it as cURL \(bash\)/,
  ],
  'a command with a form of parts': ['curl https://h/a -F a=1', /form of parts \(-F\)/],
  'a command without a URL': ["curl -X POST -d '{}'", /has no URL/],
  'a command with two URLs': [
    'curl https://h/a https://h/b',
    /two URLs, 'https:\/\/h\/a' and 'https:\/\/h\/b'/,
  ],
  'a command of another protocol': ['curl ftp://h/a', /no http or https URL/],
  'a command of several': ['curl https://h/a --next https://h/b', /several requests \(--next\)/],
  'a command with a file of options': ['curl https://h/a -K more', /options from a file \(-K\)/],
  'a command with a header that is none': ["curl https://h/a -H 'nothing'", /-H 'nothing' is no header/],
  'a command without the value of an option': ['curl https://h/a -H', /-H has no value/],
  'a log without an event': [
    'START RequestId: 8f5f1d0e Version: $LATEST\nEND RequestId: 8f5f1d0e\n',
    /no event of a function URL .* log JSON[.]stringify\(event\)/,
  ],
  'a log of the gateway': [
    '{"level":"info","message":"github rejected","endpoint":"github","outcome":"rejected","status":401}\n',
    /log of the gateway, which holds neither bodies nor headers: .*--id/,
  ],
  'an event cut short': [
    '{"version":"2.0","rawPath":"/a","requestContext":{"http":',
    /no event of a function URL/,
  ],
  'an event whose host is none': [
    '{"rawPath":"/a","headers":{"host":"h/a"},"requestContext":{"http":{"method":"POST","path":"/a"}}}',
    /it: the Host header is not a host name/,
  ],
  'a log with an event too deep within others': [
    '{"message":{"a":{"b":{"c":{"d":{"rawPath":"/a","requestContext":{"http":{"method":"POST"}}}}}}}}',
    /no event of a function URL/,
  ],
  'the body alone': ['{"action":"opened"}', /JSON and no delivery; .*--body/],
  'a text': ['Dear all', /no delivery in a form that is known/],
  bytes: [Buffer.from([1, 0, 2, 3]), /bytes of no form/],
};

describe('it is said what is wrong, and what to do, of', () => {
  it.each(Object.entries(refused))('%s', (_, [content, words]) => {
    expect(() => recognised(fileOf(content), undefined)).toThrow(words);
  });

  it('an event that Node.js printed and not as JSON, as CloudWatch has it', async () => {
    const file = await formFile('node-inspect.log.txt');
    expect(() => recognised(file, undefined)).toThrow(/printed as console[.]log\(event\) does/);
  });

  it('a file with several deliveries: they are listed, to choose from', async () => {
    const file = await formFile('charles-of-two.har');
    expect(() => recognised(file, undefined)).toThrow(
      /a HAR with 2 deliveries; choose one with --pick <n>:\n {2}1 {2}2026-01-01T10:00:00[.]000Z {2}POST hooks[.]example[.]com\/gitea {2}170 B\n {2}2 /,
    );
    expect(() => recognised(file, 3)).toThrow(/choose one with --pick <n>/);
    expect(recognised(file, 2).request.rawPath).toBe('/hygraph');
  });

  it('a file with more of them than a screen has lines: the first are listed, and the rest counted', () => {
    const entry = { request: { method: 'POST', url: 'https://h/a' } };
    const entries = Array.from({ length: 32 }, () => entry);
    const read = () => recognised(fileOf(JSON.stringify({ log: { entries } })), undefined);
    expect(read).toThrow(/\n {2}1 {2}POST h\/a {2}0 B\n/);
    expect(read).toThrow(/\n {2}30 {2}POST h\/a {2}0 B\n {2}… and 2 more$/);
  });

  it('a command from standard input whose body comes from there too', async () => {
    const { io } = notedIo({ in: Readable.from(['curl https://h/a -d @-']) });
    const file = await givenFile('-', io);
    expect(() => recognised(file, undefined)).toThrow(
      /its body comes from standard input \(@-\), as the command/,
    );
  });

  it('a choice where there is nothing to choose from', async () => {
    const file = await formFile('lf.http');
    expect(recognised(file, 1).form).toBe('a raw HTTP request');
    expect(() => recognised(file, 2)).toThrow('with 1 delivery: leave --pick out');
  });
});
