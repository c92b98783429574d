import { type Io, UserError } from '../io.ts';
import type { FormedDelivery } from './form.ts';
import { bytesOfFile } from './given-file.ts';
import { addressOf, headerIn, joinedHeaders, withHost } from './request-parts.ts';

/** A delivery of which somebody has the parts. */
export interface LooseParts {
  /** `name: value` */
  readonly header?: readonly string[];
  /** A file, or `-`. */
  readonly body?: string;
  readonly method?: string;
  /** To which the sender sent it. */
  readonly url?: string;
}

/** @throws {UserError} */
export async function ofLooseParts(parts: LooseParts, io: Io): Promise<FormedDelivery> {
  const { header = [], body, method = 'POST', url } = parts;
  const headers = joinedHeaders(header.map(parsed));
  const address = url === undefined ? undefined : addressOf(url);
  const host = address?.host ?? headers.get('host') ?? '';
  return {
    request: {
      method: method.toUpperCase(),
      host,
      rawPath: address?.rawPath ?? '/',
      rawQuery: address?.rawQuery ?? '',
      headers: withHost(headers, host),
      body: body === undefined ? Buffer.alloc(0) : await bytesOfFile(body, '--body', io),
    },
    notes: [
      ...(header.length === 0 ? ['no header was given, and most senders sign in one: add --header'] : []),
      ...(body === undefined ? ['no body was given: add --body, unless the delivery had none'] : []),
    ],
  };
}

function parsed(text: string): readonly [string, string] {
  const field = headerIn(text);
  if (field) return field;
  throw new UserError("--header: write it as 'name: value'");
}
