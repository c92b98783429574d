import type { HttpAnswer, HttpRequest } from '../../ports/exchange.ts';
import { parseJson, textField } from '../content/json.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Answer } from '../outcome.ts';
import { signedAsSender } from '../verification/as-sender.ts';
import type { Signable } from '../verification/scheme.ts';
import type { Secret } from '../verification/secrets/secret.ts';
import type { Sent } from '../verification/signed-url.ts';
import type { Verified } from '../verification/verdict.ts';

const probe = /^\{"sallyport":\{"probe":"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"\}\}$/;
const probeBytes = probeBody('00000000-0000-0000-0000-000000000000').length;

/**
 * A signed body with which whoever holds a secret asks whether the gateway verifies with it: how a rotation is
 * watched without an event that a consumer would take for real.
 * @param nonce a UUID in lower case
 */
export function probeBody(nonce: string): string {
  return JSON.stringify({ sallyport: { probe: nonce } });
}

/** What is signed and sent. @param nonce as for its body */
export function probeRequest(nonce: string): HttpRequest {
  const headers = new Map([['content-type', 'application/json']]);
  return { method: 'POST', headers, body: Buffer.from(probeBody(nonce)) };
}

/**
 * A probe, signed as its sender would sign a delivery. @param now epoch ms
 * @returns nothing where only the sender can, or where it would be no probe any more: some write their proof into the body
 */
export function signedProbe(
  probe: Sent,
  endpoint: Endpoint,
  secret: Secret,
  now: number,
): Signable | undefined {
  try {
    const signed = signedAsSender(probe, endpoint, secret, now);
    return signed && isProbe(signed.body) ? signed : undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/**
 * Only the bytes that `probeBody` writes. A sender signs such a body only where somebody else writes the whole of what
 * it sends; that somebody is then told that it verifies, and loses no event but the one made to look like this.
 */
export function isProbe(body: Uint8Array): boolean {
  return body.length === probeBytes && probe.test(Buffer.from(body).toString('latin1'));
}

export function answerProbe({ secret }: Verified): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ verified: secret.label.stage }),
  };
}

/**
 * @param answer to a probe
 * @returns the stage of the secret that verified it; nothing where another than a gateway answered: anything on the web
 * answers 200
 */
export function stageIn({ status, type = '', body }: HttpAnswer): string | undefined {
  const isOurs = status === 200 && /^application\/json\b/i.test(type);
  return isOurs ? textField(parseJson(body)?.value, 'verified') : undefined;
}
