import { fieldAt, isObject, ownField, parseJson, textField } from '../../domain/content/json.ts';
import { printableText } from '../../domain/content/printable.ts';
import { UserError } from '../io.ts';
import type { Form, FormedDelivery, Read } from './form.ts';
import { addressOf, joinedHeaders, lossIn, targetOf, withHost } from './request-parts.ts';
import { timeOf } from './time-of.ts';

/** What a browser asks for, and no sender. */
const asking = /^(?:GET|HEAD|OPTIONS|CONNECT)$/i;

/** HTTP Archive 1.2: http://www.softwareishard.com/blog/har-12-spec/ */
export const har: Form = {
  name: 'a HAR',
  find(file) {
    const log = ownField(parseJson(file.text)?.value, 'log');
    const entries = ownField(log, 'entries');
    if (!Array.isArray(entries)) return undefined;
    const requests = entries.filter((entry) => isObject(ownField(entry, 'request')));
    if (requests.length === 0)
      throw new UserError(`${file.name} is a HAR without requests: record one first`);
    const sent = requests.filter((entry) => !asking.test(methodOf(entry)));
    const bySanitiser = sanitised(log, requests);
    return (sent.length > 0 ? sent : requests).map(
      (entry): Read =>
        () =>
          readEntry(entry, bySanitiser, file.name),
    );
  },
};

function readEntry(entry: unknown, bySanitiser: readonly string[], fileName: string): FormedDelivery {
  const fields = pairsOf(fieldAt(entry, 'request', 'headers'));
  const pseudo = new Map(fields.filter(([name]) => name.startsWith(':')));
  const headers = joinedHeaders(fields.filter(([name]) => !name.startsWith(':')));
  const url = textField(ownField(entry, 'request'), 'url') ?? '';
  const address = addressOf(url);
  if (!address)
    throw new UserError(
      `${fileName}: ${printableText(/^[^:/?#]{0,20}:/.exec(url)?.[0] ?? 'nothing')} begins no URL of a request`,
    );
  const path = pseudo.get(':path');
  // a tool may have written the URL anew, and never what HTTP/2 sent
  const { rawPath, rawQuery } = path === undefined ? address : targetOf(path);
  const host = pseudo.get(':authority') ?? headers.get('host') ?? address.host;
  const { body, notes } = bodyOf(entry, fileName);
  return {
    request: {
      method: methodOf(entry).toUpperCase(),
      host,
      rawPath,
      rawQuery,
      headers: withHost(headers, host),
      body,
    },
    cameAt: timeOf(Date.parse(textField(entry, 'startedDateTime') ?? '')),
    notes: [...notes, ...bySanitiser],
  };
}

function bodyOf(
  entry: unknown,
  fileName: string,
): { readonly body: Uint8Array; readonly notes: readonly string[] } {
  const request = ownField(entry, 'request');
  const size = Number(ownField(request, 'bodySize') ?? -1);
  const data = ownField(request, 'postData');
  const text = ownField(data, 'text');
  const params = pairsOf(ownField(data, 'params'));
  if (typeof text === 'string' && (text !== '' || params.length === 0)) return asWritten(text, data, size);
  if (params.length === 0) {
    const isLost = size > 0 || Number(headerOf(request, 'content-length') ?? 0) > 0;
    return {
      body: Buffer.alloc(0),
      notes: isLost
        ? ['the HAR leaves the body out, as browsers do with some: copy the request as cURL instead']
        : [],
    };
  }
  if (/^multipart\//i.test(textField(data, 'mimeType') ?? ''))
    throw new UserError(
      `${fileName}: of this multipart body it has the fields, and not the bytes that were signed: save the request raw`,
    );
  return {
    body: Buffer.from(
      params.map((pair) => pair.map(encodeURIComponent).join('=').replaceAll('%20', '+')).join('&'),
    ),
    notes: ['the HAR has the fields of the form alone: how they were spelled is a guess'],
  };
}

function asWritten(text: string, data: unknown, size: number) {
  const encoding = textField(data, 'encoding') ?? textField(data, '_encoding');
  const body = Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8');
  const loss = encoding === 'base64' ? [] : lossIn(text);
  const isOther = loss.length === 0 && size > 0 && size !== body.length;
  const notes = isOther
    ? [`the body has ${body.length} bytes, and the HAR says that ${size} were sent`]
    : loss;
  return { body, notes };
}

/** Chrome leaves them out unless it is told otherwise. */
function sanitised(log: unknown, entries: readonly unknown[]): readonly string[] {
  if (textField(ownField(log, 'creator'), 'name') !== 'WebInspector') return [];
  const isThere = entries.some((entry) =>
    ['authorization', 'cookie'].some((name) => headerOf(ownField(entry, 'request'), name) !== undefined),
  );
  return isThere
    ? []
    : [
        'Chrome leaves Authorization and Cookie out of a HAR (sanitized): where the sender shows one, export it with sensitive data',
      ];
}

function methodOf(entry: unknown): string {
  return textField(ownField(entry, 'request'), 'method') ?? 'GET';
}

function headerOf(request: unknown, name: string): string | undefined {
  return pairsOf(ownField(request, 'headers')).find(([one]) => one.toLowerCase() === name)?.[1];
}

/** `[{ "name": …, "value": … }]` */
function pairsOf(list: unknown): readonly (readonly [name: string, value: string])[] {
  return (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    const name = textField(one, 'name');
    const value = ownField(one, 'value');
    return name === undefined ? [] : [[name, typeof value === 'string' ? value : ''] as const];
  });
}
