/** What programs do to bodies on their way, by other means than ours. */
import { isUtf8 } from 'node:buffer';

type Damage = (body: Buffer) => Buffer | string | undefined;

const textOf = (body: Buffer) => body.toString();

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(textOf(body));
  } catch {
    return undefined;
  }
}

const ofJson =
  (write: (value: unknown) => string): Damage =>
  (body) => {
    const value = parsed(body);
    return typeof value === 'object' ? write(value) : undefined;
  };

const ofForm =
  (write: (fields: URLSearchParams) => string | undefined): Damage =>
  (body) =>
    /^[\w%[\].-]+=[^{]*$/.test(textOf(body)) ? write(new URLSearchParams(textOf(body))) : undefined;

/** By what they do to the body. */
export const damages = {
  stringified: ofJson((value) => JSON.stringify(value)),
  stringifiedForReaders: ofJson((value) => JSON.stringify(value, null, 2)),
  stringifiedByTabs: ofJson((value) => JSON.stringify(value, null, '\t')),
  asLatin1: (body) => new TextDecoder('latin1').decode(body),
  asLatin1Twice: (body) => Buffer.from(Buffer.from(body.toString('latin1')).toString('latin1')),
  intoLatin1: (body) =>
    isUtf8(body) && /^[\0-\xff]*$/.test(textOf(body)) ? Buffer.from(textOf(body), 'latin1') : undefined,
  withByteOrderMark: (body) => `\ufeff${textOf(body)}`,
  asUtf16: (body) => Buffer.from(textOf(body), 'utf16le'),
  decomposed: (body) => textOf(body).normalize('NFD'),
  withLineEnd: (body) => `${textOf(body)}\n`,
  withWindowsLineEnd: (body) => `${textOf(body)}\r\n`,
  withoutLineEnd: (body) => textOf(body).replace(/\n$/, ''),
  byWindowsEditor: (body) => textOf(body).replaceAll('\n', '\r\n'),
  withSpaces: (body) => ` ${textOf(body)} \n`,
  withNul: (body) => Buffer.concat([body, Buffer.alloc(7)]),
  asBase64: (body) => body.toString('base64'),
  asBase64InLines: (body) => body.toString('base64').replace(/.{76}/g, '$&\r\n'),
  asBase64url: (body) => body.toString('base64url'),
  stringifiedAsText: (body) => JSON.stringify(textOf(body)),
  stringifiedTwice: (body) => JSON.stringify(JSON.stringify(textOf(body))),
  escaped: (body) => JSON.stringify(textOf(body)).slice(1, -1),
  inQuotes: (body) => `'${textOf(body)}'`,
  doubled: (body) => textOf(body) + textOf(body),
  inLambdaEvent: (body) =>
    JSON.stringify({ version: '2.0', body: body.toString('base64'), isBase64Encoded: true }),
  inTextOfLambdaEvent: (body) => JSON.stringify({ body: textOf(body), isBase64Encoded: false }, null, 2),
  inSnsMessage: (body) => JSON.stringify({ Type: 'Notification', Message: textOf(body) }),
  inSnsEvent: (body) => JSON.stringify({ Records: [{ Sns: { Message: textOf(body) } }] }),
  inSqsEvent: (body) => JSON.stringify({ Records: [{ messageId: '1', body: textOf(body) }] }),
  inEventBridgeEvent: (body) =>
    parsed(body) ? `{"id":"1","detail-type":"a","detail":${textOf(body)}}` : undefined,
  formMadeJson: ofForm((fields) =>
    fields.has('payload') ? undefined : JSON.stringify(Object.fromEntries(fields)),
  ),
  payloadTakenOut: ofForm((fields) => fields.get('payload') ?? undefined),
  putIntoForm: (body) =>
    parsed(body) ? new URLSearchParams({ payload: textOf(body) }).toString() : undefined,
  formByBrowser: ofForm((fields) => fields.toString()),
  formByEncodeUriComponent: ofForm((fields) =>
    [...fields].map((pair) => pair.map(encodeURIComponent).join('=')).join('&'),
  ),
  formInSmallDigits: ofForm((fields) => fields.toString().replace(/%../g, (digits) => digits.toLowerCase())),
} as const satisfies Record<string, Damage>;
