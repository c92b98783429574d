import type { Signable } from '../domain/verification/scheme.ts';
import type { Sent } from '../domain/verification/signed-url.ts';

/** @returns nothing where only the sender can. @throws {TypeError} for what the sender never sends */
export type SignAt = (request: Sent) => Signable | undefined;

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
  return { ...request, rawQuery: again.rawQuery, headers: new Map(headers), body: again.body };
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
  if (form === longer || !longer.startsWith(`${form}&`)) return form;
  const added = new Set(
    longer
      .slice(form.length + 1)
      .split('&')
      .map(nameOf),
  );
  return form
    .split('&')
    .filter((field) => !added.has(nameOf(field)))
    .join('&');
}

function nameOf(field: string): string {
  return field.split('=', 1)[0] as string;
}
