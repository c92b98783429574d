import { dechunked } from '../../diagnosis/body/chunked.ts';
import { UserError } from '../io.ts';
import type { Form, FormedDelivery } from './form.ts';
import type { GivenFile } from './given-file.ts';
import { mostBytes, refuseLarger } from './most-bytes.ts';
import { addressOf, headerIn, joinedHeaders, targetOf, withHost } from './request-parts.ts';

/** Of a head no server takes more. */
const mostHeadBytes = 65_536;

const requestLine = /^([A-Z]{3,20}) (\S+)(?: HTTP\/[\d.]+)$/;
/** Another one begins: nobody sends that in a body of a webhook. */
const anotherRequest = /^(?:\r?\n)*[A-Z]{3,20} \S+ HTTP\/[\d.]+\r?\n/;
const answerLine = /^HTTP\/[\d.]+ \d{3}\b/;
const pseudoHeader = /^:(method|authority|scheme|path)\s*:?\s*(.*)$/;

/** Of HTTP/1.1, or of HTTP/2 as browsers show one. */
export const rawHttp: Form = {
  name: 'a raw HTTP request',
  find(file) {
    const [first] = file.text.trimStart().split(/\r?\n/, 1) as [string];
    if (answerLine.test(first))
      throw new UserError(
        `${file.name} is an answer of HTTP, not a request: save the request that came before it`,
      );
    if (!requestLine.test(first.trimEnd()) && !pseudoHeader.test(first)) return undefined;
    // it holds one delivery, which need not be read to its end
    refuseLarger(file.bytes.length - mostHeadBytes, mostBytes.ofBody, `the body in ${file.name}`);
    return [() => readRequest(file)];
  },
};

function readRequest(file: GivenFile): FormedDelivery {
  // a character is a byte: nothing of a body is read as text
  const all = Buffer.from(file.bytes).toString('latin1').replace(/^\s+/, '');
  const end = /\r?\n\r?\n/.exec(all);
  const head = end ? all.slice(0, end.index) : all.trimEnd();
  const rest = end ? all.slice(end.index + end[0].length) : '';
  const { method, target, fields } = readHead(head.split(/\r?\n/) as [string, ...string[]], file);
  const headers = joinedHeaders(fields.filter(([name]) => !name.startsWith(':')));
  const address = addressOf(target) ?? { host: headers.get('host') ?? '', ...targetOf(target) };
  const authority = fields.find(([name]) => name === ':authority')?.[1];
  const host = authority ?? address.host;
  const { body, notes } = bodyOf(rest, headers, file);
  const { rawPath, rawQuery } = address;
  return {
    request: {
      method,
      host,
      rawPath,
      rawQuery,
      headers: withHost(headers, host),
      body: Buffer.from(body, 'latin1'),
    },
    notes:
      host === '' ? ['it has no Host header, so that the URL that was signed is not known', ...notes] : notes,
  };
}

interface Head {
  readonly method: string;
  readonly target: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

function readHead(lines: readonly [string, ...string[]], file: GivenFile): Head {
  const [first, ...others] = lines;
  const [, method, target] = requestLine.exec(first.trimEnd()) ?? [];
  if (method !== undefined && target !== undefined)
    return { method, target, fields: fieldsOf(unfolded(others), file) };
  const fields = fieldsOf(isInPairs(first) ? paired(lines) : lines, file);
  const pseudo = new Map(fields.filter(([name]) => name.startsWith(':')));
  const [verb, path] = [pseudo.get(':method'), pseudo.get(':path')];
  if (!verb || !path)
    throw new UserError(
      `${file.name}: :${verb ? 'path' : 'method'} is missing among its headers: copy all of them`,
    );
  return { method: verb.toUpperCase(), target: path, fields };
}

/** As a list of headers is copied from a page: a name, and below it its value. */
function isInPairs(first: string): boolean {
  return /^:(?:method|authority|scheme|path):?$/.test(first);
}

function paired(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, at) =>
    at % 2 === 0 ? [`${line.replace(/:$/, '')}: ${lines[at + 1] ?? ''}`] : [],
  );
}

/** A line that begins with white space goes on with the one before: https://www.rfc-editor.org/rfc/rfc9112#section-5.2 */
function unfolded(lines: readonly string[]): readonly string[] {
  return lines
    .join('\n')
    .replaceAll(/\n[ \t]+/g, ' ')
    .split('\n');
}

function fieldsOf(lines: readonly string[], file: GivenFile): Head['fields'] {
  return lines
    .filter((line) => line !== '')
    .map((line, at): readonly [string, string] => {
      const [, pseudo, text = ''] = pseudoHeader.exec(line) ?? [];
      if (pseudo !== undefined) return [`:${pseudo}`, text.trim()];
      const field = headerIn(line);
      if (field) return field;
      throw new UserError(
        `${file.name}: header ${at + 1} is not written as "name: value": an empty line must stand before the body, and nothing else among the headers`,
      );
    });
}

/** All that is there, and what its length says of that. */
function bodyOf(
  rest: string,
  headers: ReadonlyMap<string, string>,
  file: GivenFile,
): { readonly body: string; readonly notes: readonly string[] } {
  if (/\bchunked\b/i.test(headers.get('transfer-encoding') ?? '')) {
    const body = dechunked(rest);
    return body === undefined
      ? {
          body: rest,
          notes: ['its Transfer-Encoding says chunked, and its body is in no chunks: taken as it stands'],
        }
      : { body, notes: [] };
  }
  const said = headers.get('content-length');
  const length = /^\d+$/.test(said ?? '') ? Number(said) : undefined;
  if (length === undefined || length === rest.length) return { body: rest, notes: [] };
  const more = rest.slice(length);
  if (length < rest.length && anotherRequest.test(more))
    throw new UserError(`${file.name} holds several requests: save each to a file of its own`);
  if (/^\r?\n$/.test(more))
    return {
      body: rest.slice(0, length),
      notes: ['a line end stands behind the body, as editors put it there: left out, as Content-Length says'],
    };
  const difference =
    length < rest.length
      ? `${rest.length - length} more than Content-Length says`
      : `${length - rest.length} less than Content-Length says`;
  return {
    body: rest,
    notes: [
      `the body has ${rest.length} bytes, ${difference}: it was changed when it was saved, or on the way`,
    ],
  };
}
