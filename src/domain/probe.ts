import type { Content } from './content.ts';
import { isObject, textField } from './json.ts';
import type { Answer } from './outcome.ts';
import type { Verified } from './verdict.ts';

/**
 * A signed body with which whoever holds a secret asks whether the gateway verifies with it: how a rotation is
 * watched without an event that a consumer would take for real.
 */
export function probeBody(nonce: string): string {
  return JSON.stringify({ sallyport: { probe: nonce } });
}

export function isProbe(content: Content): boolean {
  if (content.kind !== 'json' || !isObject(content.value)) return false;
  const { sallyport, ...others } = content.value;
  return textField(sallyport, 'probe') !== undefined && Object.keys(others).length === 0;
}

export function answerProbe({ secret }: Verified): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ verified: secret.stage }),
  };
}
