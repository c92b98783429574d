import type { OptionDeclarations, OptionValues } from '../../options.ts';
import { header, member } from '../carriers.ts';
import type { Message } from '../claim.ts';
import type { CredentialForm } from '../credential.ts';
import { base64Key, hexKey, text } from '../credential-forms.ts';
import type { Digest, Piece } from '../crypto.ts';
import type { Encoding } from '../encoding.ts';
import { keyValueList, type Layout, plain } from '../layouts.ts';
import type { Scheme, Signable } from '../scheme.ts';
import type { SignedTime } from '../signed-time.ts';
import { type Rejection, reject } from '../verdict.ts';
import { hmac } from './hmac.ts';
import { couldBeCutElsewhere } from './template-cuts.ts';

const headerName = { pattern: /^[a-z0-9-]{1,64}$/, words: 'the name of a header in lower case' };
const keys: Readonly<Record<string, (prefix: string) => CredentialForm>> = {
  text: () => text({ means: '16 characters or more', madeBy: 'receiver', pattern: /^.{16,}$/su }),
  base64: (prefix) => base64Key(prefix, 'receiver'),
  hex: () => hexKey('receiver'),
};

/** Everything in which senders that sign by HMAC differ. */
export const hmacOptions = {
  header: {
    type: 'string',
    required: true,
    meaning: 'the header in which the signature stands',
    example: 'x-signature',
    shape: headerName,
  },
  digest: {
    type: 'string',
    meaning: 'the hash of the HMAC; `sha256` where it is not set',
    example: 'sha256',
    shape: { pattern: /^(?:md5|sha1|sha256|sha384|sha512)$/, words: 'md5, sha1, sha256, sha384 or sha512' },
  },
  encoding: {
    type: 'string',
    meaning: 'how the signature is written; `hex` where it is not set',
    example: 'hex',
    shape: { pattern: /^(?:hex|base64|base64url)$/, words: 'hex, base64 or base64url' },
  },
  prefix: {
    type: 'string',
    meaning: 'what stands before the signature in its header: `sha256=`',
    example: 'sha256=',
  },
  member: {
    type: 'string',
    meaning:
      'which member of its header the signature is, where that is a list such as `t=1767261600,v1=5257…`',
    example: 'v1',
    shape: { pattern: /^[A-Za-z0-9_-]{1,32}$/, words: 'the name of a member' },
  },
  key: {
    type: 'string',
    meaning:
      'what of the secret is the key: its `text`, or the bytes that it writes in `base64` or `hex`; `text` where it is not set',
    example: 'text',
    shape: { pattern: /^(?:text|base64|hex)$/, words: 'text, base64 or hex' },
  },
  keyPrefix: {
    type: 'string',
    meaning: 'what stands before a key in base64, and is no part of it: `whsec_`',
    example: 'whsec_',
  },
  timeHeader: {
    type: 'string',
    meaning: 'the header in which the signed time stands',
    example: 'x-timestamp',
    shape: headerName,
  },
  timeMember: {
    type: 'string',
    meaning: 'which member of the list in `header` the signed time is',
    example: 't',
    shape: { pattern: /^[A-Za-z0-9_-]{1,32}$/, words: 'the name of a member' },
  },
  timeUnit: {
    type: 'string',
    meaning: 'how the time is written: in `s`, in `ms`, or as `iso` 8601; `s` where it is not set',
    example: 's',
    shape: { pattern: /^(?:s|ms|iso)$/, words: 's, ms or iso' },
  },
  toleranceSeconds: {
    type: 'number',
    meaning: 'how far the signed time may be from now; 300 where it is not set',
    example: 300,
  },
  message: {
    type: 'string',
    meaning:
      'what is signed, with `{body}`, `{time}`, `{method}`, `{url}` and `{header:name}` in it; `{time}.{body}` where there is a time, else `{body}`. Without `{body}` the proof is `partial`',
    example: '{url}|{body}',
  },
} as const satisfies OptionDeclarations;

type Values = OptionValues<typeof hmacOptions>;

/** @throws {TypeError} for options that exclude each other */
export function hmacByOptions(options: Values): Scheme {
  const { header: name, digest = 'sha256', encoding = 'hex', key = 'text', keyPrefix = '' } = options;
  const at = header(name);
  const time = timeOf(options);
  const { message = time ? '{time}.{body}' : '{body}' } = options;
  const parts = partsOf(message, time);
  const recipe = {
    at,
    digest: digest as Digest,
    encoding: encoding as Encoding,
    layout: layoutOf(options),
    credential: (keys[key] as (prefix: string) => CredentialForm)(keyPrefix),
    signsUrl: parts.includes('{url}'),
    proof: parts.includes('{body}') ? 'signed' : 'partial',
  } as const;
  return time
    ? hmac({ ...recipe, time, message: (request, signedAt) => signedText(parts, request, signedAt) })
    : hmac({ ...recipe, message: (request) => signedText(parts, request, '') });
}

function layoutOf({ member: name, prefix }: Values): Layout {
  if (name !== undefined && prefix !== undefined)
    throw new TypeError('has member and prefix: a signature is in a list or alone');
  return name === undefined ? plain(prefix) : keyValueList(name);
}

function timeOf(options: Values): SignedTime | undefined {
  const { header: name, timeHeader, timeMember, timeUnit = 's', toleranceSeconds } = options;
  if (timeHeader !== undefined && timeMember !== undefined)
    throw new TypeError('has timeHeader and timeMember: a time is in one place');
  const at =
    timeHeader !== undefined
      ? header(timeHeader)
      : timeMember !== undefined
        ? member(header(name), timeMember)
        : undefined;
  if (!at) return undefined;
  return {
    at,
    unit: timeUnit as SignedTime['unit'],
    ...(toleranceSeconds === undefined ? {} : { toleranceSeconds }),
  };
}

/** The places in a message, and the texts between them. */
function partsOf(message: string, time: SignedTime | undefined): readonly string[] {
  const parts = message.split(/(\{[^{}]*\})/);
  const unknown = parts.find((part) => /^\{.*\}$/s.test(part) && !place.test(part));
  if (unknown !== undefined) throw new TypeError(`has ${unknown} in its message, which is no place`);
  if (parts.includes('{time}') !== (time !== undefined))
    throw new TypeError(
      time
        ? 'has a time that its message does not sign: put {time} into it'
        : 'has {time} in its message: say where it stands, by timeHeader or timeMember',
    );
  return parts;
}

const place = /^\{(?:body|time|method|url|header:[a-z0-9-]+)\}$/;

function signedText(parts: readonly string[], request: Signable, time: string): Message | Rejection {
  const { body, method, url, headers } = request;
  const values: Readonly<Record<string, Piece>> = {
    '{body}': body,
    '{time}': time,
    '{method}': method,
    '{url}': url,
  };
  const pieces = parts.map((part) => {
    const [, name] = /^\{header:(.*)\}$/.exec(part) ?? [];
    return name === undefined ? (values[part] ?? part) : (headers.get(name) ?? '');
  });
  return couldBeCutElsewhere(parts, pieces, body) ? reject('signature_malformed') : pieces;
}
