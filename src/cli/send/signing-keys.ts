import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { randomSecret } from '../../adapters/local/files/random-secret.ts';
import type { Config } from '../../app/configuration/config-of.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import type { KeyKind } from '../../domain/verification/crypto.ts';
import { Secret } from '../../domain/verification/secrets/secret.ts';
import { byPair, bySecret, type SigningKey } from '../../rehearsal/signing-key.ts';
import type { SigningKeys } from '../../rehearsal/stand-in.ts';
import type { Io } from '../io.ts';
import { type Store, signingKeyFor, storedSecrets } from './signer.ts';

/** So long that what was replaced is read, however long ago: whoever rehearses knows when it ended. */
const longSeconds = 3_153_600_000;

/**
 * All that a stand-in signs with: the secret of today, the one before it, and one that is nobody's.
 * @throws {UserError} where nobody would believe the first of them
 */
export async function signingKeysFor(
  endpoint: Endpoint,
  config: Config,
  store: Store,
  io: Io,
): Promise<SigningKeys> {
  let stranger: ReturnType<SigningKeys['stranger']> | undefined;
  return {
    current: await signingKeyFor(endpoint, config, store, io),
    previous: await previousOf(endpoint, config, store, io),
    stranger() {
      stranger ??= strangerTo(endpoint);
      return stranger;
    },
  };
}

async function previousOf(
  endpoint: Endpoint,
  config: Config,
  store: Store,
  io: Io,
): Promise<SigningKeys['previous']> {
  const { secretId, provider } = endpoint;
  if (secretId === undefined || !provider.scheme.sign) return undefined;
  const rules = { ...config, previousSecretSeconds: longSeconds };
  const secrets = await storedSecrets(endpoint, secretId, rules, store, io);
  const current = new Set(
    secrets.filter(({ label }) => label.stage !== 'previous').map((one) => one.reveal()),
  );
  for (const secret of secrets) {
    const { label } = secret;
    // one that is stored anew as the current one is no old one
    if (label.stage !== 'previous' || current.has(secret.reveal())) continue;
    const until = label.until - (longSeconds - config.previousSecretSeconds) * 1000;
    return { key: bySecret(secret), until };
  }
  return undefined;
}

async function strangerTo({ provider }: Endpoint): Promise<SigningKey | undefined> {
  const { sign, pair, credential } = provider.scheme;
  if (!sign) return pair && strangerPair(pair.kind);
  const made = credential && randomSecret(credential);
  return made === undefined ? undefined : bySecret(new Secret(made));
}

const generate = promisify(generateKeyPair);

async function strangerPair(kind: KeyKind): Promise<SigningKey> {
  const { privateKey, publicKey } = await {
    ed25519: () => generate('ed25519'),
    rsa: () => generate('rsa', { modulusLength: 2048 }),
    ec: () => generate('ec', { namedCurve: 'P-256' }),
  }[kind]();
  return byPair(privateKey, publicKey);
}
