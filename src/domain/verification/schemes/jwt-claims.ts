import type { Signable } from '../scheme.ts';
import { type Rejection, type RejectionCode, reject } from '../verdict.ts';
import type { JoseObject } from './jose.ts';

/**
 * What a claim must say: a text or one of several, which may be what this request makes it, or `true`; a claim of which that says
 * nothing must not be there. Of a list in the token, one must be it.
 */
type Wanted = true | Texts | WantedOf;

type WantedOf = (request: Signable) => Texts | undefined;

type Texts = string | readonly string[];

export interface JwtRules {
  /** Who says it and for whom: by the name of the claim. */
  readonly about?: Readonly<Record<string, Wanted>>;
  /** What binds the body: by the name of the claim, the hash of it as this sender writes it. */
  readonly binds?: Readonly<Record<string, WantedOf>>;
  /**
   * Which time this sender always says: until when the token is good, or when it was made. `never` for one that says none, whose
   * token is good for ever.
   */
  readonly time: 'exp' | 'iat' | 'never';
  /** How old a token may be that says only when it was made, s. */
  readonly maxAgeSeconds?: number;
  /** What else the sender says, where things are tried out. */
  readonly alsoSays?: (request: Signable) => JoseObject;
}

/** Two clocks differ by less: https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4 allows for a few minutes. */
const skewSeconds = 60;
const usualAgeSeconds = 300;

/** How old a token may be that says only when it was made, s. */
export function maxAgeOf({ maxAgeSeconds = usualAgeSeconds }: Pick<JwtRules, 'maxAgeSeconds'>): number {
  return maxAgeSeconds;
}

/** Of a token whose time is checked. */
export function timeOfClaims(
  claims: JoseObject | undefined,
  { time }: Pick<JwtRules, 'time'>,
): number | undefined {
  const seconds = claims?.iat ?? claims?.[time];
  return typeof seconds === 'number' ? seconds * 1000 : undefined;
}

/** @returns why a token with these claims is no proof, if it is none. They are proven by nobody yet */
export function refuseClaims(
  claims: JoseObject,
  rules: JwtRules,
  request: Signable,
  now: number,
): Rejection | undefined {
  return (
    refuseTimes(claims, rules, now / 1000) ??
    refuseUnlike(claims, rules.about, request, 'not_for_this_endpoint') ??
    refuseUnlike(claims, rules.binds, request, 'body_hash_mismatch')
  );
}

/** https://www.rfc-editor.org/rfc/rfc7519#section-4.1: those that are there must be numbers, and hold. */
function refuseTimes(claims: JoseObject, rules: JwtRules, now: number): Rejection | undefined {
  const { time } = rules;
  const { exp, nbf, iat } = claims;
  const known = [exp, nbf, iat].filter((one) => one !== undefined);
  if (!known.every((one) => typeof one === 'number' && Number.isFinite(one)))
    return reject('timestamp_malformed');
  if (time !== 'never' && claims[time] === undefined) return reject('timestamp_malformed');
  const oldest = time === 'iat' ? Number(iat) + maxAgeOf(rules) : Number.POSITIVE_INFINITY;
  const until = Math.min(oldest, exp === undefined ? oldest : Number(exp) + skewSeconds);
  if (until <= now) return reject('timestamp_too_old');
  const starts = [nbf, iat].filter((one) => one !== undefined).map(Number);
  return starts.some((start) => start > now + skewSeconds) ? reject('timestamp_in_future') : undefined;
}

function refuseUnlike(
  claims: JoseObject,
  wanted: Readonly<Record<string, Wanted>> = {},
  request: Signable,
  code: RejectionCode,
): Rejection | undefined {
  const isLike = ([name, want]: readonly [string, Wanted]) => {
    const texts = textsOf(want, request);
    return [Object.hasOwn(claims, name) ? claims[name] : undefined]
      .flat()
      .some((one) => texts.includes(one as string | undefined));
  };
  return Object.entries(wanted).every(isLike) ? undefined : reject(code);
}

function textsOf(want: Wanted, request: Signable): readonly (string | true | undefined)[] {
  return [typeof want === 'function' ? want(request) : want].flat();
}

/** @param now epoch ms */
export function writtenClaims(rules: JwtRules, request: Signable, now: number): JoseObject {
  const seconds = Math.floor(now / 1000);
  const texts = Object.entries({ ...rules.about, ...rules.binds }).map(
    ([name, want]: readonly [string, Wanted]) => [name, textsOf(want, request)[0]],
  );
  return {
    ...(rules.time === 'never' ? {} : { iat: seconds }),
    ...(rules.time === 'exp' ? { exp: seconds + usualAgeSeconds } : {}),
    ...Object.fromEntries(texts),
    ...rules.alsoSays?.(request),
  };
}
