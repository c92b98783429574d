import { existsSync } from 'node:fs';
import { FileSecrets } from '../adapters/local/files/file-secrets.ts';
import { SecretsMadeOnUse } from '../adapters/local/files/secrets-made-on-use.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import type { Config } from '../app/configuration/config.ts';
import type { Endpoint } from '../domain/endpoint.ts';
import { SecretsUnavailable } from '../domain/errors.ts';
import type { Secret } from '../domain/verification/secrets/secret.ts';
import { SecretReader } from '../domain/verification/secrets/secret-reader.ts';
import type { LogFields } from '../ports/log.ts';
import type { SecretStore } from '../ports/secrets.ts';
import { type Io, UserError } from './io.ts';
import { wantedBy } from './start-secrets.ts';
import { statePaths } from './workplace.ts';

/** The gateway says what it leaves out. */
const silent = { write: () => {} };

/**
 * What the sender of an endpoint signs with now.
 * @param store where it is kept
 * @throws {UserError}
 */
export async function newestSecret(
  endpoint: Endpoint,
  config: Config,
  store: 'file' | 'secrets-manager',
  io: Io,
): Promise<Secret> {
  const { provider, secretId } = endpoint;
  if (secretId === undefined || !provider.scheme.sign)
    throw new UserError(`only ${provider.name} can sign what it sends`);
  const reader = new SecretReader(config, systemClock, silent);
  // where no gateway has ever run, nobody could verify with a secret that is made here
  const wanted = store === 'file' && existsSync(statePaths(io).folder) ? wantedBy(endpoint) : [];
  try {
    const stored = store === 'file' ? inFile(reader, wanted, io) : await inAws(reader);
    const [newest] = await stored.get(secretId);
    return newest as Secret;
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
    import('../adapters/aws/secrets-manager/client.ts'),
    import('../adapters/aws/secrets-manager/secrets-manager-secrets.ts'),
  ]);
  return new SecretsManagerSecrets(secretsManagerClient(), reader, silent);
}
