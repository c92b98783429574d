import { exchange } from '../adapters/web/exchange.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import type { SenderAddress } from '../domain/receiving/sender-address.ts';
import type { Signable } from '../domain/verification/scheme.ts';
import { type Sent, withQuery } from '../domain/verification/signed-url.ts';
import type { HttpAnswer, HttpRequest } from '../ports/exchange.ts';
import { reason } from './failure-words.ts';
import { UserError } from './io.ts';
import type { Sign } from './signer.ts';

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
 * @throws {UserError} where only the sender can sign, or never sends such a thing
 */
export async function post(
  endpoint: Endpoint,
  sign: Sign,
  { forced = new Map(), ...request }: Post,
  to: SenderAddress,
  timeoutMs: number,
  stop: AbortSignal,
): Promise<Attempt> {
  const { rawPath, rawQuery } = to;
  const headers = new Map([...request.headers, ...forced]);
  const host = headers.get('host') ?? to.host;
  const unsigned = { ...request, headers, host, rawPath, rawQuery };
  const signed = signedBy(sign, unsigned, endpoint);
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

function signedBy(sign: Sign, unsigned: Sent, { provider }: Endpoint): Signable {
  try {
    const signed = sign(unsigned);
    if (signed) return signed;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UserError(`${provider.name} sends no such thing: ${error.message}`);
  }
  throw new UserError(`only ${provider.name} can sign what it sends`);
}
