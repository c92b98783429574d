import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { printableText } from '../../domain/content/printable.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { probeRequest, signedProbe, stageIn } from '../../domain/receiving/probe.ts';
import type { SenderAddress } from '../../domain/receiving/sender-address.ts';
import type { Secret } from '../../domain/verification/secrets/secret.ts';
import type { Sent } from '../../domain/verification/signed-url.ts';
import { type Attempt, patienceFor, post } from '../send/post.ts';

const pauseMs = 1_000;
const longestQuote = 80;

/** What a gateway made of a probe: `words` say what answered instead, `final` that asking again is of no use. */
export type ProbeResult =
  | { readonly verified: true }
  | { readonly verified: false; readonly final: boolean; readonly words: string };

/**
 * Asks a gateway with signed probes until it verifies with `secret`, or `seconds` are over.
 * @throws {AbortError} when `stop` is aborted
 */
export async function probeUntilVerified(
  endpoint: Endpoint,
  secret: Secret,
  to: SenderAddress,
  seconds: number,
  stop: AbortSignal,
): Promise<ProbeResult> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const result = readAnswer(await probe(endpoint, secret, to, stop));
    const leftMs = until - Date.now();
    if (result.verified || result.final || leftMs <= 0) return result;
    await sleep(Math.min(pauseMs, leftMs), undefined, { signal: stop });
  }
}

function probe(endpoint: Endpoint, secret: Secret, to: SenderAddress, stop: AbortSignal): Promise<Attempt> {
  const sign = (request: Sent) => signedProbe(request, endpoint, secret, Date.now());
  return post(endpoint, sign, probeRequest(randomUUID()), to, patienceFor(endpoint), stop);
}

/** Why a gateway cannot be asked whether it verifies with `secret`; nothing where it can. */
export function unaskable(endpoint: Endpoint, secret: Secret, to: SenderAddress): string | undefined {
  const { name, scheme } = endpoint.provider;
  if (!scheme.sign) return `only ${name} can sign what it sends`;
  const probe = signedProbe({ ...to, ...probeRequest(randomUUID()) }, endpoint, secret, Date.now());
  return probe ? undefined : `${name} writes its proof into the body, and a probe with one would be an event`;
}

/** Only the answer that a gateway has for probes counts: anything on the web answers 200. */
function readAnswer(attempt: Attempt): ProbeResult {
  if (attempt.error !== undefined) return { verified: false, final: false, words: attempt.error };
  const { status, type = 'no content-type', location, body } = attempt;
  const stage = stageIn(attempt);
  if (stage === 'pending' || stage === 'current') return { verified: true };
  if (stage === 'previous') {
    const words = 'it knows this secret as the previous one, and has not yet looked again';
    return { verified: false, final: false, words };
  }
  const quote = body === '' ? 'nothing' : `'${printableText(body, longestQuote)}'`;
  const found = location === undefined ? `${quote} as ${type}` : `a redirect to ${location}`;
  const isGateway = status >= 400;
  const stranger = isGateway ? '' : ', which is not an answer of Sallyport to a probe';
  return { verified: false, final: !isGateway, words: `it answered ${status} with ${found}${stranger}` };
}
