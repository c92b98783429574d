import { hidden } from '../../domain/hiding/spellings.ts';
import type { Sent } from '../../domain/verification/signed-url.ts';
import type { Proof } from '../../domain/verification/verdict.ts';
import type { SentBefore } from '../deliveries/sent-before.ts';
import type { TurnedAway } from './turned-away.ts';

/** What was kept of a request, as it is verified. */
export function requestOf({ method, host, target, headers, body }: SentBefore): Sent {
  const [rawPath, rawQuery = ''] = target.split(/\?(.*)/s) as [string, string?];
  return { method, host, rawPath, rawQuery, headers: new Map(headers), body };
}

/**
 * Whether something is not kept that would be looked at. In headers that is so where a token is shown, or looked for in vain; of a
 * sender that signs, what is hidden there is a cookie, or the token of a proxy.
 */
export function isPartly({ code, target, headers, body }: TurnedAway, proof: Proof): boolean {
  const isLookedFor = proof === 'token' || code === 'signature_missing' || code === 'unknown_endpoint';
  return (
    target.includes(hidden) ||
    Buffer.from(body.buffer, body.byteOffset, body.length).includes(hidden) ||
    (isLookedFor && headers.some(([, value]) => value.includes(hidden)))
  );
}
