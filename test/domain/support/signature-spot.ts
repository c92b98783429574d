import type { Delivery } from '../../../src/domain/delivery.ts';
import { memberAt, withMemberAt } from './json-member.ts';
import { withHeader } from './with-header.ts';

/** Where a provider's signature stands, as its fixtures say: told apart from what the code under test believes. */
export interface SignatureSpot extends Spot {
  /** What stands there: `{signature}`, and where the time is beside it, as `written` has it, `{seconds}` or `{claims}` perhaps. */
  readonly template: string;
  readonly encoding: Encoding;
  readonly bytes: number;
  /**
   * What the sender sends with it and signs, as templates: by the name of a header, or by `query:`, `form:`, `json:` or `number:`
   * (a number in JSON) and a name.
   */
  readonly with?: Readonly<Record<string, string>>;
  /** How far the time may be from now, where there is one: 300 s unless its sender says otherwise. */
  readonly toleranceSeconds?: number;
  /** What is signed, and how. Providers of whom this is the same take each other's signatures, in their own words. */
  readonly signs: string;
  /** Where it covers what a form or the fields of JSON say, and not the bytes that say it. */
  readonly covers?: 'form' | 'fields';
}

/** A place in a request. */
export interface Spot {
  readonly in: 'header' | 'query' | 'form' | 'json' | 'number' | 'body';
  /** Of members of JSON within each other, with dots. Of no use where it is the whole body. */
  readonly name: string;
}

/** `text` is a token that is shown as it is stored. */
type Encoding = 'hex' | 'base64' | 'base64url' | 'text';

const nodeEncodings = { hex: 'hex', base64: 'base64', base64url: 'base64url', text: 'latin1' } as const;

/** Of three parts with dots between them, as a JWT has, the last one is the signature. */
const shapes = {
  hex: '[0-9a-fA-F]+',
  base64: '[\\w+/=-]+',
  base64url: '[\\w-]+(?![\\w.-])',
  text: '.+',
} as const;

export function decode(signature: string, encoding: Encoding): Buffer {
  return Buffer.from(signature, nodeEncodings[encoding]);
}

export function encode(mac: Buffer, encoding: Encoding): string {
  return mac.toString(nodeEncodings[encoding]);
}

/** A template filled in, as the provider writes it at `now`, epoch ms. */
export function written(template: string, signature: string, now: number): string {
  const seconds = Math.floor(now / 1000);
  const claims = JSON.stringify({ iat: seconds, nbf: seconds, exp: seconds + 60 });
  const parts: Readonly<Record<string, string>> = {
    signature,
    seconds: String(seconds),
    milliseconds: String(now),
    iso: new Date(now).toISOString(),
    utc: new Date(now).toISOString().slice(0, -1),
    httpDate: new Date(now).toUTCString(),
    claims: Buffer.from(claims).toString('base64url'),
  };
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name]!);
}

/** Finds every signature in what stands there: by the text right before it, up to a time or the beginning. */
export function patternOf({ template, encoding }: SignatureSpot): RegExp {
  const [, before = '', after = ''] = /([^{}]*)\{signature\}([^{}]*)/.exec(template)!;
  const end = after === '' ? '' : `(?=${literal(after)})`;
  return new RegExp(`(?<=${literal(before)})${shapes[encoding]}${end}`, 'gs');
}

function literal(text: string): string {
  return text.replaceAll(/\W/g, '\\$&');
}

/** What the sender signs beside the body, each with its template. */
export function besideSignature({ with: beside = {} }: SignatureSpot): readonly (readonly [Spot, string])[] {
  return Object.entries(beside).map(([name, template]) => {
    const [, kind, inner] = /^(query|form|json|number):(.+)$/.exec(name) ?? [];
    const spot = inner === undefined ? { in: 'header', name } : { in: kind, name: inner };
    return [spot as Spot, template];
  });
}

export function shownAt({ headers, rawQuery, body }: Delivery, spot: Spot): string | undefined {
  switch (spot.in) {
    case 'header':
      return headers.get(spot.name);
    case 'query':
      return new URLSearchParams(rawQuery).get(spot.name) ?? undefined;
    case 'form':
      return new URLSearchParams(textOf(body)).get(spot.name) ?? undefined;
    case 'body':
      return textOf(body);
    case 'json':
    case 'number': {
      const member = memberAt(textOf(body), spot.name);
      return typeof member === (spot.in === 'json' ? 'string' : 'number') ? String(member) : undefined;
    }
  }
}

/** The same delivery with another text in that place; with none where `value` is nothing. */
export function showing(delivery: Delivery, spot: Spot, value: string | undefined): Delivery {
  const withBody = (text: string) => ({ ...delivery, body: Buffer.from(text) });
  switch (spot.in) {
    case 'header':
      return withHeader(delivery, spot.name, value);
    case 'query':
      return { ...delivery, rawQuery: withPair(delivery.rawQuery, spot.name, value) };
    case 'form':
      return withBody(withPair(textOf(delivery.body), spot.name, value));
    case 'body':
      return withBody(value ?? '');
    case 'json':
    case 'number': {
      // what is no number any more is written as the text that it is
      const member = spot.in === 'number' && /^[1-9]\d{0,14}$/.test(value ?? '') ? Number(value) : value;
      const text = withMemberAt(textOf(delivery.body), spot.name, member);
      return text === undefined ? delivery : withBody(text);
    }
  }
}

/** In the place of the one that is there, or at the end. */
function withPair(text: string, name: string, value: string | undefined): string {
  const pairs = text.split('&').filter((pair) => pair !== '');
  const own =
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value.toWellFormed())}`];
  const at = pairs.findIndex((pair) => new URLSearchParams(pair).has(name));
  return (at < 0 ? [...pairs, ...own] : pairs.toSpliced(at, 1, ...own)).join('&');
}

function textOf(body: Uint8Array): string {
  return Buffer.from(body.buffer, body.byteOffset, body.length).toString();
}
