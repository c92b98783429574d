import { isObject, parseJson } from '../domain/content/json.ts';
import type { Sent } from '../domain/verification/signed-url.ts';
import { jwtShape } from './secret-shapes.ts';
import { type SignAt, unlessNeverSent } from './sign-at.ts';

type Claims = Readonly<Record<string, unknown>>;

/**
 * What was turned away by its token alone still has a token of this request: a claim that its sender would have written, such as the
 * hash of the body or the address, is what they would write of what takes its place.
 * @returns the request, and what it says in those claims
 * @param request with another body and address than those of `original`
 */
export function withClaims(
  request: Sent,
  original: Sent,
  sign: { readonly before: SignAt; readonly now: SignAt },
): { readonly request: Sent; readonly claimed: readonly string[] } {
  const claimed: string[] = [];
  const headers = [...request.headers];
  const isToken = ([, value]: readonly [string, string]) => claimsIn(value) !== undefined;
  if (!headers.some(isToken)) return { request, claimed };
  const before = unlessNeverSent(() => sign.before(original));
  const now = unlessNeverSent(() => sign.now(request));
  const dueHeaders = headers.map(([name, value]) => {
    const [is, was] = [claimsIn(value), claimsIn(original.headers.get(name))];
    const [due, dueNow] = [claimsIn(before?.headers.get(name)), claimsIn(now?.headers.get(name))];
    if (!is || !was || !due || !dueNow) return [name, value] as const;
    const kept = Object.keys(is).filter((claim) => claim in dueNow && isSame(was[claim], due[claim]));
    claimed.push(...kept.map((claim) => String(dueNow[claim])));
    const claims = { ...is, ...Object.fromEntries(kept.map((claim) => [claim, dueNow[claim]])) };
    return [name, withPayload(value, claims)] as const;
  });
  return { request: { ...request, headers: new Map(dueHeaders) }, claimed };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function claimsIn(value = ''): Claims | undefined {
  const [, , payload = ''] = jwtShape.exec(bare(value)) ?? [];
  const claims = parseJson(Buffer.from(payload, 'base64url').toString())?.value;
  return isObject(claims) ? claims : undefined;
}

function withPayload(value: string, claims: Claims): string {
  const token = bare(value);
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return value.replace(
    token,
    token.replace(/[.][^.]*[.]/, () => `.${payload}.`),
  );
}

/** Without the name of its scheme. */
function bare(value: string): string {
  return value.replace(/^[A-Za-z]+ +/, '');
}
