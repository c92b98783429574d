import { parseArgs } from 'node:util';
import { UserError } from '../io.ts';
import { cmdWords } from './cmd-words.ts';
import { curlBody, type DataOption } from './curl-body.ts';
import { type CurlChoice, curlHeaders } from './curl-headers.ts';
import { curlOptions } from './curl-options.ts';
import type { Form, FormedDelivery } from './form.ts';
import type { GivenFile } from './given-file.ts';
import { addressOf, withHost } from './request-parts.ts';
import { shellWords } from './shell-words.ts';

/** A prompt may stand before it, and what is copied from the workbench hands it a body that no argument can be. */
const start =
  /^\s*(?:[$>%#] +)?(?:printf %s '([A-Za-z0-9+/=]*)' [|] base64 -d [|]\s*)?(?:\S*[/\\])?curl(?:[.]exe)?(?=[\s^\\])/;
const dataOptions = new Set(['data', 'data-ascii', 'data-raw', 'data-binary', 'data-urlencode', 'json']);

/** As browsers copy one, and as people write it, for a POSIX shell or for cmd.exe. */
export const curl: Form = {
  name: 'a curl command',
  find(file) {
    const [before, piped] = start.exec(file.text) ?? [];
    if (before === undefined) return undefined;
    return [() => readCommand(before.length, piped, file)];
  },
};

function readCommand(from: number, piped: string | undefined, file: GivenFile): FormedDelivery {
  try {
    const command = file.text.slice(from);
    if (/(?:^|\s)`\r?\n/.test(command))
      throw new UserError('it is written for PowerShell: copy it as cURL (bash)');
    const bytes = Buffer.from(command).toString('latin1');
    const isForCmd = /\^"|\^\r?\n/.test(command);
    const words = isForCmd ? cmdWords(bytes) : shellWords(bytes);
    const sent = requestOf(words, piped === undefined ? file : withInput(file, Buffer.from(piped, 'base64')));
    return isForCmd && blanked.test(command) ? { ...sent, notes: [...sent.notes, aboutBlanks] } : sent;
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${file.name}: ${error.message}`);
    throw error;
  }
}

/** Chrome puts `^` before what is not ASCII, then a blank in its place; before a blank it puts none. */
const blanked = /\^ /;
const aboutBlanks =
  'a blank stands for each character that is not ASCII, as Chrome copies it for cmd: where a body has some, copy it as cURL (bash)';

function withInput(file: GivenFile, input: Uint8Array): GivenFile {
  return { ...file, beside: (path) => (path === '-' ? input : file.beside(path)) };
}

/** To tell the options of more would take minutes, and no shell hands over so many. */
const mostWords = 25_000;

function requestOf(words: readonly string[], file: GivenFile): FormedDelivery {
  if (words.length > mostWords)
    throw new UserError(`it has ${words.length} words, and no command has so many: save the request raw`);
  const { options, urls, notes } = optionsOf(words);
  const valuesOf = (name: string) => options.flatMap((one) => (one.name === name ? [one.value] : []));
  const last = (name: string) => valuesOf(name).at(-1);
  const has = (name: string) => options.some((one) => one.name === name);
  if (has('form') || has('form-string'))
    throw new UserError(
      'it sends a form of parts (-F), between which curl writes a line made at random: save the request raw',
    );
  if (has('next')) throw new UserError('it sends several requests (--next): leave one');
  if (has('config')) throw new UserError('it takes options from a file (-K): write them into the command');
  const [url, another] = [...urls, ...valuesOf('url')];
  if (url === undefined) throw new UserError('it has no URL: copy all of it');
  if (another !== undefined)
    throw new UserError(`it has ${twoUrls(url, another)}: leave one, and quote what has blanks in it`);
  const address = addressOf(/^[a-z]+:\/\//i.test(url) ? url : `http://${url}`);
  if (!address) throw new UserError('what stands for its URL is no http or https URL');
  const data: readonly DataOption[] = options.filter(({ name }) => dataOptions.has(name));
  if (data.some(({ name, value }) => name !== 'data-raw' && value === '@-') && file.name === 'standard input')
    throw new UserError(
      'its body comes from standard input (@-), as the command itself does: save one of them to a file',
    );
  const made = curlBody(data, file);
  const upload = last('upload-file');
  const body = upload === undefined ? made : Buffer.from(file.beside(upload)).toString('latin1');
  const isQuery = has('get');
  const rawQuery = [address.rawQuery, ...(isQuery && made !== '' ? [made] : []), ...valuesOf('url-query')]
    .filter((part) => part !== '')
    .join('&');
  const headers = curlHeaders(options, data.length > 0 && !isQuery);
  const method = last('request') ?? methodOf(has('head'), upload !== undefined, data.length > 0 && !isQuery);
  const host = headers.get('host') ?? address.host;
  return {
    request: {
      method,
      host,
      rawPath: address.rawPath,
      rawQuery,
      headers: withHost(headers, host),
      body: Buffer.from(isQuery ? '' : body, 'latin1'),
    },
    notes: [...notes, ...aboutCookies(valuesOf('cookie'))],
  };
}

/** What is no URL may be a part of a header that nobody quoted, and a secret. */
function twoUrls(...two: readonly [string, string]): string {
  const bases = two.flatMap((url) => {
    const address = addressOf(url);
    return address ? `'${url.split(':', 1)[0]}://${address.host}${address.rawPath}'` : [];
  });
  return bases.length === 2 ? `two URLs, ${bases.join(' and ')}` : 'two URLs, or words of no option';
}

/** Without a `=` it is the name of a file, where curl keeps them in a form of its own. */
function aboutCookies(values: readonly string[]): readonly string[] {
  const file = values.find((value) => !value.includes('='));
  return file === undefined ? [] : [`it takes cookies from the file ${file} (-b), which are left out`];
}

function methodOf(isHead: boolean, isUpload: boolean, hasData: boolean): string {
  if (isHead) return 'HEAD';
  if (isUpload) return 'PUT';
  return hasData ? 'POST' : 'GET';
}

function optionsOf(words: readonly string[]) {
  const { tokens } = parseArgs({
    args: [...words],
    options: curlOptions,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options: CurlChoice[] = [];
  const urls: string[] = [];
  const notes: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') urls.push(token.value);
    if (token.kind !== 'option') continue;
    const known = Object.hasOwn(curlOptions, token.name) ? curlOptions[token.name] : undefined;
    if (known?.type === 'string' && token.value === undefined)
      throw new UserError(`${token.rawName} has no value: copy all of it`);
    if (!known && !token.name.startsWith('no-'))
      notes.push(`${token.rawName} is not known here, and passed over`);
    options.push({ name: token.name, value: token.value ?? '' });
  }
  return { options, urls, notes };
}
