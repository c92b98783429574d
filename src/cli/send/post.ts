import { exchange, Silence } from '../../adapters/web/exchange.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import type { SenderAddress } from '../../domain/receiving/sender-address.ts';
import type { Signable } from '../../domain/verification/scheme.ts';
import { type Sent, withQuery } from '../../domain/verification/signed-url.ts';
import type { Exchange, HttpAnswer, HttpRequest, NoAnswer } from '../../ports/exchange.ts';
import { reason } from '../errors/failure-words.ts';
import { UserError } from '../io.ts';
import type { Sign } from './signer.ts';

/** What is signed and sent. */
export interface Post extends HttpRequest {
  /** Headers that are sent as they are, in place of those that the sender would send. */
  readonly forced?: ReadonlyMap<string, string>;
}

/** One try: an answer, or `error` in words. */
export type Attempt = { readonly ms: number } & ((HttpAnswer & { readonly error?: undefined }) | NoAnswer);

/** No connection came about, so that nothing was sent. */
const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'];

const hints: Readonly<Record<string, string>> = {
  ECONNREFUSED: '; start it with: sallyport serve',
  ECONNRESET: '; check the address, and whether it begins with http:// or https://',
};

/** For which an answer is waited for beyond the patience of the sender, so that a late one is seen too. */
const marginMs = 5_000;

/** For how long an answer is waited for, ms. */
export function patienceFor({ provider }: Endpoint): number {
  return provider.answerWithinMs + marginMs;
}

/**
 * Signs a request as the sender of `endpoint` does, and posts it.
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
  const asForced = { ...signed, headers: new Map([...signed.headers, ...forced]) };
  return exchanged(to, asForced, timeoutMs, stop);
}

/**
 * Sends what is signed already.
 * @param by another way to send it
 * @throws {AbortError} when `stop` is aborted
 */
export async function exchanged(
  { origin, rawPath }: SenderAddress,
  request: Pick<Signable, 'method' | 'headers' | 'body' | 'rawQuery'>,
  timeoutMs: number,
  stop: AbortSignal,
  by: Exchange = exchange,
): Promise<Attempt> {
  const startedAt = performance.now();
  const ms = () => Math.round(performance.now() - startedAt);
  try {
    const target = withQuery(rawPath, request.rawQuery);
    return { ...(await by(origin, target, request, timeoutMs, stop)), ms: ms() };
  } catch (error) {
    if (stop.aborted) throw error;
    return { ...noAnswer(origin, error), ms: ms() };
  }
}

/** Why there was none, in words. */
export function noAnswer(origin: string, error: unknown): NoAnswer {
  const { code = '' } = error as NodeJS.ErrnoException;
  return {
    error: `${origin}: ${reason(error)}${hints[code] ?? ''}`,
    isUnreachable: unreachable.includes(code),
    isSilent: error instanceof Silence,
  };
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
