import type { Delivery } from '../../../src/domain/delivery.ts';
import { withHeader } from './with-header.ts';

/** Where a provider's signature stands, as its fixtures say: told apart from what the code under test believes. */
export interface SignatureSpot {
  readonly in: 'header' | 'json' | 'query';
  readonly name: string;
  /** What stands there: `{signature}`, and `{seconds}`, `{milliseconds}`, `{iso}`, `{utc}` or `{httpDate}` where the time is beside it. */
  readonly template: string;
  readonly encoding: Encoding;
  readonly bytes: number;
  /** Headers that the sender sends with it, as templates. */
  readonly with?: Readonly<Record<string, string>>;
  /** What is signed, and how. Providers of whom this is the same take each other's signatures, in their own words. */
  readonly signs: string;
  /** Where it covers what a form or the fields of JSON say, and not the bytes that say it. */
  readonly covers?: 'form' | 'fields';
}

/** `text` is a token that is shown as it is stored. */
type Encoding = 'hex' | 'base64' | 'text';

const nodeEncodings = { hex: 'hex', base64: 'base64', text: 'latin1' } as const;
const shapes = { hex: '[0-9a-fA-F]+', base64: '[\\w+/=-]+', text: '.+' } as const;

export function decode(signature: string, encoding: Encoding): Buffer {
  return Buffer.from(signature, nodeEncodings[encoding]);
}

export function encode(mac: Buffer, encoding: Encoding): string {
  return mac.toString(nodeEncodings[encoding]);
}

/** A template filled in, as the provider writes it at `now`, epoch ms. */
export function written(template: string, signature: string, now: number): string {
  const parts: Readonly<Record<string, string>> = {
    signature,
    seconds: String(Math.floor(now / 1000)),
    milliseconds: String(now),
    iso: new Date(now).toISOString(),
    utc: new Date(now).toISOString().slice(0, -1),
    httpDate: new Date(now).toUTCString(),
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

export function shownAt({ headers, rawQuery, body }: Delivery, spot: SignatureSpot): string | undefined {
  if (spot.in === 'header') return headers.get(spot.name);
  if (spot.in === 'query') return new URLSearchParams(rawQuery).get(spot.name) ?? undefined;
  const field: unknown = objectIn(body)?.[spot.name];
  return typeof field === 'string' ? field : undefined;
}

/** The same delivery with another text in that place; with none where `value` is nothing. */
export function showing(delivery: Delivery, spot: SignatureSpot, value: string | undefined): Delivery {
  if (spot.in === 'header') return withHeader(delivery, spot.name, value);
  if (spot.in === 'query') {
    const others = delivery.rawQuery.split('&').filter((pair) => pair.split('=')[0] !== spot.name);
    const own = value === undefined ? [] : [`${spot.name}=${encodeURIComponent(value)}`];
    return { ...delivery, rawQuery: [...others, ...own].filter((pair) => pair !== '').join('&') };
  }
  const fields = objectIn(delivery.body);
  return fields
    ? { ...delivery, body: Buffer.from(JSON.stringify({ ...fields, [spot.name]: value })) }
    : delivery;
}

function objectIn(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
