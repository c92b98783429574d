import { exchange } from '../adapters/web/exchange.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import type { SenderAddress } from '../domain/receiving/sender-address.ts';
import { signedAsSender } from '../domain/verification/as-sender.ts';
import type { Secret } from '../domain/verification/secrets/secret.ts';
import { withQuery } from '../domain/verification/signed-url.ts';
import type { HttpAnswer, HttpRequest } from '../ports/exchange.ts';
import { reason } from './failure-words.ts';
import { UserError } from './io.ts';

/** What is signed and sent. */
export interface Post extends HttpRequest {
  /** Headers that are sent as they are, in place of those that the provider would send. */
  readonly forced?: ReadonlyMap<string, string>;
}

/** One try: an answer, or `error` in words. */
export type Attempt = { readonly ms: number } & (
  | (HttpAnswer & { readonly error?: undefined })
  | { readonly error: string }
);

/** What the answer is waited for beyond the patience of the sender, so that a late one is seen too. */
const marginMs = 5_000;

export function patienceFor({ provider }: Endpoint): number {
  return provider.answerWithinMs + marginMs;
}

/**
 * Signs a request as the provider of `endpoint` does, and posts it.
 * @throws {AbortError} when `stop` is aborted
 * @throws {UserError} where only the sender can sign
 */
export async function post(
  endpoint: Endpoint,
  secret: Secret,
  { forced = new Map(), ...request }: Post,
  to: SenderAddress,
  timeoutMs: number,
  stop: AbortSignal,
): Promise<Attempt> {
  const { rawPath, rawQuery } = to;
  const headers = new Map([...request.headers, ...forced]);
  const host = headers.get('host') ?? to.host;
  const unsigned = { ...request, headers, host, rawPath, rawQuery };
  const signed = signedAsSender(unsigned, endpoint, secret, Date.now());
  if (!signed) throw new UserError(`only ${endpoint.provider.name} can sign what it sends`);
  const target = withQuery(rawPath, signed.rawQuery);
  const asForced = { ...signed, headers: new Map([...signed.headers, ...forced]) };
  const startedAt = performance.now();
  const ms = () => Math.round(performance.now() - startedAt);
  try {
    return { ...(await exchange(to.origin, target, asForced, timeoutMs, stop)), ms: ms() };
  } catch (error) {
    if (stop.aborted) throw error;
    const hint =
      (error as NodeJS.ErrnoException).code === 'ECONNREFUSED' ? '; start it with: sallyport serve' : '';
    return { error: `${to.origin}: ${reason(error)}${hint}`, ms: ms() };
  }
}
