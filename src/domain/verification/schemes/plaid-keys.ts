import { isObject, numberField, ownField, parseJson } from '../../content/json.ts';
import type { Credential, StoredValue } from '../credential.ts';
import { fields, text } from '../credential-forms.ts';
import { readJwk, writeJwk } from '../crypto.ts';
import type { Secret } from '../secrets/secret.ts';
import type { KeySource } from './jose.ts';

/** Both are shown under *Developers → Keys* of the dashboard: Plaid tells its keys to its customers alone. */
export const plaidCredential = fields({
  secret: text({
    means: 'the secret of one environment, 30 hexadecimal digits',
    pattern: /^[0-9a-f]{30}$/,
    make: (random) => random.slice(0, 30),
  }),
  clientId: text({
    means: 'the client id, 24 hexadecimal digits',
    pattern: /^[0-9a-f]{24}$/,
    make: (random) => random.slice(0, 24),
  }),
});

/** https://plaid.com/docs/api/webhooks/webhook-verification/#get-webhook-verification-key */
export function plaidKeys(environment: string): KeySource {
  const url = `https://${environment}.plaid.com/webhook_verification_key/get`;
  return {
    address: new RegExp(`${url.replaceAll('.', '[.]')}#[0-9A-Za-z-]{1,64}`),
    placeOf: (keyId) => ({
      at: 'told',
      url: `${url}#${keyId}`,
      question: (secret) => questionBy(secret, keyId),
      answer: {
        read: keyIn,
        write: (key) => JSON.stringify({ key: { ...writeJwk(key), expired_at: null } }),
      },
    }),
  };
}

function questionBy(stored: Secret, keyId: string): string | undefined {
  const [secret, clientId] = [plaidCredential.secret, plaidCredential.clientId].map((form) => {
    const credential = stored.as(form);
    return credential?.kind === 'key' ? Buffer.from(credential.bytes).toString() : undefined;
  });
  if (secret === undefined || clientId === undefined) return undefined;
  return JSON.stringify({ client_id: clientId, secret, key_id: keyId });
}

/** `expired_at` is null while a key is in use, else in seconds. */
function keyIn(answer: StoredValue): Credential | undefined {
  const jwk = typeof answer === 'string' ? ownField(parseJson(answer)?.value, 'key') : undefined;
  const key = isObject(jwk) ? readJwk(jwk) : undefined;
  const expiredAt = numberField(jwk, 'expired_at');
  const until = expiredAt === undefined ? {} : { until: expiredAt * 1000 };
  return key && { kind: 'public', keys: [{ key, ...until }] };
}
