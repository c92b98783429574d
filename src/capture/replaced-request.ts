import { decodeUtf8, readFormPayload } from '../domain/content/content.ts';
import { isForm, parseForm } from '../domain/content/form.ts';
import { parseJson } from '../domain/content/json.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { receivedFrom } from '../domain/events/received.ts';
import { isNamedLikeSecret } from '../domain/hiding/named-like-secrets.ts';
import { hidden } from '../domain/hiding/spellings.ts';
import type { Sent } from '../domain/verification/signed-url.ts';
import { type Edit, edited } from './edit.ts';
import { formEdits } from './form-edits.ts';
import { boundaryOf, multipartEdits } from './multipart-edits.ts';
import type { Replacing } from './replacing.ts';
import type { Substitutes } from './substitutes.ts';
import { textEdits } from './text-edits.ts';
import { valueEdits } from './value-edits.ts';

/** Where every fixture is sent to. */
const fixtureHost = 'hooks.example.com';

/** A request in which nothing is anybody's, and what was replaced in it. */
export interface ReplacedRequest {
  readonly request: Sent;
  readonly publicUrl?: string;
  readonly edits: readonly Edit[];
}

/** Why nothing can be made of a delivery, for a person. */
export class NotCaptured extends Error {
  override readonly name = 'NotCaptured';
}

export interface Captured {
  readonly request: Sent;
  readonly endpoint: Endpoint;
  /** Of its events. */
  readonly types: readonly string[];
  /** Values that are nobody's already, and stay. */
  readonly made?: readonly string[];
}

/**
 * Replaces what is somebody's in a request, so that the rest stays byte for byte as its sender wrote it. Secrets that were hidden
 * when it was kept stay hidden.
 * @throws {NotCaptured} for a body that is no text
 */
export function replacedRequest(
  { request, endpoint, types, made = [] }: Captured,
  substitutes: Substitutes,
): ReplacedRequest {
  const by = replacing(substitutes, endpoint, types, made);
  const { headers, rawQuery } = request;
  const text = decodeUtf8(request.body);
  if (text === undefined) throw new NotCaptured('its body is binary, and nobody can say what is in it');
  const bodyOf = bodyEdits(text, request, endpoint, by);
  const { publicUrl } = endpoint;
  const [base, configured = ''] = (publicUrl ?? '').split(/\?(.*)/s) as [string, string?];
  const host = /^[a-z]+:\/\/([^/:]+)/i.exec(base)?.[1];
  if (host !== undefined) substitutes.let('host', host, fixtureHost);
  // of a secret in the query nothing is kept but where it stood
  const query = rawQuery
    .split('&')
    .filter((field) => !field.includes(hidden))
    .join('&');
  const queryOf = formEdits(query, 0, 'query', by);
  const configuredOf = formEdits(configured, 0, 'publicUrl', by);
  const headersOf = [...headers].map(([name, value]) => [name, value, headerEdits(name, value, by)] as const);
  const newQuery = edited(configured, configuredOf);
  return {
    request: {
      ...request,
      host: fixtureHost,
      rawQuery: edited(query, queryOf),
      headers: new Map(headersOf.map(([name, value, edits]) => [name, edited(value, edits)])),
      body: bodyOf.length === 0 ? request.body : Buffer.from(edited(text, bodyOf)),
    },
    ...(host === undefined
      ? {}
      : { publicUrl: base.replace(host, fixtureHost) + (configured === '' ? '' : `?${newQuery}`) }),
    edits: [...bodyOf, ...queryOf, ...headersOf.flatMap(([, , edits]) => edits)],
  };
}

function replacing(
  substitutes: Substitutes,
  { options = {}, provider }: Endpoint,
  types: readonly string[],
  made: readonly string[],
): Replacing {
  const told = Object.values(options).filter((value) => typeof value === 'string');
  // a type is joined of what stands in several places
  const parts = types.flatMap((type) => [type, ...type.split('.'), ...type.split(/[.:/]/)]);
  const by: Replacing = {
    substitutes,
    kept: new Set([...parts, ...told, ...made].filter((text) => text !== '')),
    keptAddress: provider.scheme.keyAddress && new RegExp(`^(?:${provider.scheme.keyAddress.source})$`),
    value: (value, spot) => valueEdits(value, spot, by),
    document: (text, spot) => textEdits(text, spot, by),
  };
  return by;
}

/** As its provider reads it, whatever its header says; one that is proven by no form may be in a field of one. */
function bodyEdits(text: string, request: Sent, { provider }: Endpoint, by: Replacing): readonly Edit[] {
  const path = 'body';
  const contentType = request.headers.get('content-type');
  const boundary = boundaryOf(contentType);
  if (boundary !== undefined) return multipartEdits(text, boundary, path, by);
  const { content } = receivedFrom({ ...request, receivedAt: 0, cutOffAt: 0 }, provider);
  const isOfFields = content.kind === 'form' || isForm(contentType) || readFormPayload(text) !== undefined;
  // what `curl -d` calls a form is JSON
  return isOfFields && !parseJson(text) && parseForm(text)
    ? formEdits(text, 0, path, by)
    : textEdits(text, { name: '', path }, by);
}

/** A name of a header is one more thing that says what it holds. */
function headerEdits(name: string, value: string, by: Replacing): readonly Edit[] {
  const path = `headers.${name}`;
  const edits = valueEdits(value, { name, path, isHeader: true }, by);
  if (edits.length > 0 || !isNamedLikeSecret(name) || by.kept.has(value)) return edits;
  return valueEdits(value, { name: 'secret', path, isHeader: true }, by);
}
