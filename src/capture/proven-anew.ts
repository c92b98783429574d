import { readBody } from '../domain/content/content.ts';
import { isObject } from '../domain/content/json.ts';
import { withMemberReplaced } from '../domain/content/replaced-member.ts';
import type { Signable } from '../domain/verification/scheme.ts';
import type { Sent } from '../domain/verification/signed-url.ts';
import type { SignAt } from './sign-at.ts';

/**
 * The request with a new proof in the place of its old one: what the sender adds to a header, a form or a query would stand beside
 * the old. Headers stay in their order.
 */
export function provenAnew(request: Sent, sign: SignAt): Sent | undefined {
  const first = sign(request);
  const bare = first && withoutProof(request, first);
  const again = bare && sign(bare);
  if (!again) return undefined;
  const names = [...new Set([...request.headers.keys(), ...again.headers.keys()])];
  const headers = names.flatMap((name) => {
    const value = again.headers.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...request,
    rawQuery: again.rawQuery,
    headers: new Map(headers),
    body: asWritten(bare.body, again.body),
  };
}

/** The request without whatever its proof is written into. */
export function withoutProof(request: Sent, signed: Signable): Sent {
  const text = Buffer.from(request.body).toString();
  const body = withoutAdded(text, Buffer.from(signed.body).toString());
  return {
    ...request,
    headers: new Map([...request.headers].filter(([name, value]) => signed.headers.get(name) === value)),
    rawQuery: withoutAdded(request.rawQuery, signed.rawQuery),
    body: body === text ? request.body : Buffer.from(body),
  };
}

/** Fields of the names that were added behind it, since what is there twice counts for nothing. */
function withoutAdded(form: string, longer: string): string {
  const added = addedTo(form, longer);
  if (added.size === 0) return form;
  return form
    .split('&')
    .filter((field) => !added.has(nameOf(field)))
    .join('&');
}

/** The names of the fields that stand behind a form in a longer one. */
export function addedTo(form: string, longer: string): ReadonlySet<string> {
  if (form === longer || !longer.startsWith(`${form}&`)) return new Set();
  return new Set(
    longer
      .slice(form.length + 1)
      .split('&')
      .map(nameOf),
  );
}

export function nameOf(field: string): string {
  return field.split('=', 1)[0] as string;
}

/** A proof in JSON is written by printing all of it anew: put into what was there, it leaves the rest as the sender wrote it. */
function asWritten(before: Uint8Array, after: Uint8Array): Uint8Array {
  const [old, printed] = [readBody(before), readBody(after)];
  if (before === after || old.kind !== 'json' || printed.kind !== 'json') return after;
  const text = differences(old.value, printed.value, []).reduce(
    (json, [path, value]) => withMemberReplaced(json, path, JSON.stringify(value)),
    old.text,
  );
  const isSame = JSON.stringify(JSON.parse(text)) === JSON.stringify(printed.value);
  return isSame ? Buffer.from(text) : after;
}

type Difference = readonly [path: readonly string[], value: unknown];

/** The members that differ. Those of the objects in a list have one path. */
function differences(one: unknown, other: unknown, path: readonly string[]): readonly Difference[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  if (Array.isArray(one) && Array.isArray(other))
    return one.flatMap((element, at) => differences(element, other[at], path));
  if (!isObject(one) || !isObject(other)) return [[path, other]];
  return Object.keys(other).flatMap((name) => differences(one[name], other[name], [...path, name]));
}
