import type { Sent } from '../domain/verification/signed-url.ts';
import { isAnyIn } from './any-in.ts';
import type { Kind } from './edit.ts';

/** By which somebody is found, or gets in. What is of another kind by its name alone may be a word like any other. */
const telling: ReadonlySet<Kind> = new Set<Kind>(['card', 'email', 'iban', 'ip', 'phone', 'secret']);
const shortest = 8;

/** What of a delivery may be in nothing that is made of it. */
interface Gone {
  /** Of its endpoint. */
  readonly secrets: readonly string[];
  /** As its proof. */
  readonly shown: readonly string[];
  /** What was replaced, and what it was. */
  readonly replaced: ReadonlyMap<string, Kind>;
}

/** Whether something of it still stands in a request, in a way that is not known. */
export function isStillIn({ rawQuery, headers, body }: Sent, { secrets, shown, replaced }: Gone): boolean {
  const texts = [
    ...secrets,
    ...shown.flatMap((value) => value.match(signature) ?? []).filter((part) => !part.startsWith('eyJ')),
    ...[...replaced].flatMap(([value, kind]) => (telling.has(kind) ? tellingIn(value, kind) : [])),
  ];
  // as bytes are searched: one character for each
  const places = [rawQuery, ...headers.values(), Buffer.from(body).toString('latin1')];
  return isAnyIn(texts, places);
}

/** A secret is looked for without what is written around it: the time beside a signature is that of the delivery. */
function tellingIn(value: string, kind: Kind): readonly string[] {
  if (kind === 'secret') return value.match(signature) ?? [];
  return value.length < shortest ? [] : [value];
}

const signature = /[A-Za-z\d+/_-]{16,}={0,2}/g;
