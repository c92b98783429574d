import { existsSync } from 'node:fs';
import { FileSecrets } from '../../adapters/local/files/file-secrets.ts';
import { KeyPairs, publicHalf } from '../../adapters/local/files/key-pairs.ts';
import { SecretsMadeOnUse } from '../../adapters/local/files/secrets-made-on-use.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { Config } from '../../app/configuration/config-of.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import { SecretsUnavailable } from '../../domain/errors.ts';
import type { KeyPair, Signable } from '../../domain/verification/scheme.ts';
import type { Secret } from '../../domain/verification/secrets/secret.ts';
import { SecretReader } from '../../domain/verification/secrets/secret-reader.ts';
import type { Sent } from '../../domain/verification/signed-url.ts';
import type { LogFields } from '../../ports/log.ts';
import type { SecretStore } from '../../ports/secrets.ts';
import { byPair, bySecret, type SigningKey } from '../../rehearsal/signing-key.ts';
import { failureWords } from '../errors/failure-words.ts';
import { type Io, UserError } from '../io.ts';
import { wantedBy } from '../serve/start-secrets.ts';
import { statePaths } from '../state-folder.ts';

/** The gateway says what it leaves out. */
const silent = { write: () => {} };

export type Store = 'file' | 'secrets-manager';

/** @returns nothing where only the sender can. @throws {TypeError} for what the sender never sends */
export type Sign = (request: Sent) => Signable | undefined;

/**
 * Signs as the sender of an endpoint does, at the time at which it is asked to.
 * @param store where the secret is kept
 * @throws {UserError} where nobody would believe it
 */
export async function signerFor(endpoint: Endpoint, config: Config, store: Store, io: Io): Promise<Sign> {
  const key = await signingKeyFor(endpoint, config, store, io);
  return (request) => key.sign(request, endpoint, Date.now());
}

/**
 * What the sender of an endpoint signs with now: its secret or, where nobody has the private key, one of this machine.
 * @param store where the secret is kept
 * @throws {UserError} where neither would be believed
 */
export async function signingKeyFor(
  endpoint: Endpoint,
  config: Config,
  store: Store,
  io: Io,
): Promise<SigningKey> {
  const { secretId, provider } = endpoint;
  const { sign, pair } = provider.scheme;
  if (sign && secretId !== undefined)
    return bySecret(await newestSecret(endpoint, secretId, config, store, io), provider.scheme.credential);
  if (!pair) throw new UserError(`only ${provider.name} can sign what it sends`);
  if (store !== 'file')
    throw new UserError(
      `only ${provider.name} can sign what it sends; what a key of this machine signs is believed by sallyport serve alone`,
    );
  return await keyOfThisMachine(endpoint, pair, config, io);
}

async function keyOfThisMachine(
  endpoint: Endpoint,
  pair: KeyPair,
  config: Config,
  io: Io,
): Promise<SigningKey> {
  const { provider, secretId } = endpoint;
  const { folder, secrets: path } = statePaths(io);
  if (!existsSync(folder))
    throw new UserError(
      `only ${provider.name} can sign what it sends; a key of this machine is believed where it lies: start sallyport serve in this folder`,
    );
  const key = await KeyPairs.beside(path)
    .of(pair.kind)
    .catch((error) => {
      throw new UserError(failureWords(error));
    });
  if (secretId !== undefined && pair.publishedAt === undefined) {
    const form = provider.scheme.credential;
    const stored = form && (await newestSecret(endpoint, secretId, config, 'file', io)).as(form);
    if (stored?.kind !== 'public' || !stored.keys.some((one) => one.key.equals(publicHalf(key))))
      throw new UserError(
        `the public key in ${path} is not that of this machine, so that only ${provider.name} can sign; delete "${secretId}" there, and one of this machine takes its place`,
      );
  }
  io.err.write(
    `nobody but ${provider.name} has its private key: signed with one of this machine, which only sallyport serve in this folder believes\n`,
  );
  return byPair(key, publicHalf(key));
}

async function newestSecret(
  endpoint: Endpoint,
  secretId: string,
  config: Config,
  store: Store,
  io: Io,
): Promise<Secret> {
  const [newest] = await storedSecrets(endpoint, secretId, config, store, io);
  return newest as Secret;
}

/**
 * What is stored for an endpoint, the newest first.
 * @param rules for how long one that was replaced is among them
 * @throws {UserError} where there is nothing
 */
export async function storedSecrets(
  endpoint: Endpoint,
  secretId: string,
  rules: Pick<Config, 'endpoints' | 'previousSecretSeconds'>,
  store: Store,
  io: Io,
): Promise<readonly Secret[]> {
  const reader = new SecretReader(rules, systemClock, silent);
  // where no gateway has ever run, nobody could verify with a secret that is made here
  const wanted = store === 'file' && existsSync(statePaths(io).folder) ? wantedBy(endpoint) : [];
  try {
    const stored = store === 'file' ? inFile(reader, wanted, io) : await inAws(reader);
    return await stored.get(secretId);
  } catch (error) {
    if (!(error instanceof SecretsUnavailable)) throw error;
    const isMissingHere = store === 'file' && error.code === 'secret_absent' && wanted.length === 0;
    throw new UserError(`${error.message}${isMissingHere ? '; sallyport serve makes it' : ''}`);
  }
}

function inFile(reader: SecretReader, wanted: ReturnType<typeof wantedBy>, io: Io): SecretStore {
  const { secrets: path } = statePaths(io);
  const tell = { write: (_: unknown, __: string, { message }: LogFields) => io.err.write(`${message}\n`) };
  return new SecretsMadeOnUse(new FileSecrets(path, reader), path, wanted, tell);
}

async function inAws(reader: SecretReader): Promise<SecretStore> {
  const [{ secretsManagerClient }, { SecretsManagerSecrets }] = await Promise.all([
    import('../../adapters/aws/secrets-manager/client.ts'),
    import('../../adapters/aws/secrets-manager/secrets-manager-secrets.ts'),
  ]);
  return new SecretsManagerSecrets(secretsManagerClient(), reader, silent);
}
