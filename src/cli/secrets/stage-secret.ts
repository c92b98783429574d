import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Endpoint } from '../../domain/endpoint.ts';
import { SecretsUnavailable } from '../../domain/errors.ts';
import { shown } from '../../domain/receiving/sender-address.ts';
import type { CredentialForm } from '../../domain/verification/credential.ts';
import { readWindow } from '../../domain/verification/secrets/enrolment-window.ts';
import { Secret } from '../../domain/verification/secrets/secret.ts';
import { ownerOf } from '../../domain/verification/secrets/secret-reader.ts';
import { readValues } from '../../domain/verification/secrets/secret-value.ts';
import type { SecretStages } from '../../ports/secret-stages.ts';
import { reason } from '../errors/failure-words.ts';
import { exitCode, type Io, UserError } from '../io.ts';
import { addressFor } from '../send/endpoint-address.ts';
import { probeUntilVerified, unaskable } from './probe.ts';
import type { StoreOptions } from './secret-stages.ts';

export interface StageOptions extends Pick<StoreOptions, 'stack'> {
  /** A file with the secret that the provider made. */
  readonly valueFile?: string;
  /** The gateway that is asked whether it verifies. */
  readonly url?: string;
  /** How long it is asked, s. */
  readonly wait: number;
}

const entropyBytes = 32;
const whatWaits = 'what is pending cannot be used (--abort forgets it)';

/** Lets a new secret verify beside the current one: a given one, the one that waits already, or a generated one. */
export async function stageSecret(
  endpoint: Endpoint,
  stages: SecretStages,
  gatewayUrl: string | undefined,
  options: StageOptions,
  io: Io,
): Promise<number> {
  const { provider } = endpoint;
  const { secretId, credential } = stored(endpoint);
  // before anything is staged
  if (options.url !== undefined) addressFor(endpoint, options, gatewayUrl);
  const given = options.valueFile === undefined ? undefined : readValue(options.valueFile);
  const waiting = await stages.pending(secretId);
  const next = given ?? waiting ?? (credential.madeBy === 'receiver' ? made(credential) : undefined);
  if (!next) {
    const means = credential.means === undefined ? '' : ` (${credential.means})`;
    throw new UserError(
      `${provider.name} makes the secret itself${means}: save it to a file and add --value-file <path> (${provider.docs})`,
    );
  }
  const signing = newestOf(next, endpoint, given ? `--value-file ${options.valueFile}` : whatWaits);
  const mayProbe = signing.label.account === undefined;
  if (options.url !== undefined && !mayProbe) {
    throw new UserError(
      '--url: each of these secrets belongs to an account, and a probe to none; leave it out',
    );
  }
  const isWatched = options.url !== undefined || (options.stack !== undefined && mayProbe);
  const gateway = isWatched ? addressFor(endpoint, options, gatewayUrl) : undefined;
  const why = gateway && unaskable(endpoint, signing, gateway);
  if (next.reveal() === waiting?.reveal())
    io.err.write('this secret is already pending; nothing was changed\n');
  else await stages.stage(secretId, next);
  if (!given) io.out.write(`${next.reveal()}\n`);

  const first = 'the gateway finds it with the first delivery that needs it';
  if (!gateway) io.err.write(`${first}; with --url this can be watched\n`);
  else if (why !== undefined) io.err.write(`${first}, and cannot be asked before: ${why}\n`);
  else {
    const result = await probeUntilVerified(endpoint, signing, gateway, options.wait, io.stop);
    if (!result.verified) {
      const until = result.final ? '' : ` within ${options.wait} s`;
      throw new UserError(
        `the gateway at ${options.url ?? shown(gateway)} did not verify with it${until}: ${result.words}; nothing is lost: try again, or --abort`,
        exitCode.failed,
      );
    }
    io.err.write('the gateway verifies with it\n');
  }
  io.err.write(
    `next: put it in at ${provider.name} (${provider.docs}), then repeat this command with --promote\n`,
  );
  return exitCode.ok;
}

/** What is stored for an endpoint. @throws {UserError} where nothing is */
export function stored({ name, secretId, provider }: Endpoint) {
  const { credential } = provider.scheme;
  if (secretId === undefined || !credential) {
    throw new UserError(
      `${name}: ${provider.name} publishes its keys, and nothing is stored that could be replaced`,
    );
  }
  return { secretId, credential };
}

function made({ make }: CredentialForm): Secret | undefined {
  const value = make?.(randomBytes(entropyBytes).toString('hex'));
  return value === undefined ? undefined : new Secret(value);
}

function readValue(path: string): Secret {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError(`--value-file ${path}: ${reason(error)}`);
  }
  // an editor ends a file with a line break that belongs to no secret
  return new Secret(text.trim());
}

/** @throws {UserError} for a pending secret that the gateway would not verify with */
export async function refuseUselessPending(endpoint: Endpoint, stages: SecretStages): Promise<void> {
  const waiting = await stages.pending(stored(endpoint).secretId);
  if (waiting) newestOf(waiting, endpoint, whatWaits);
}

/** The newest secret of a value, all of which the gateway would verify with. */
function newestOf(next: Secret, endpoint: Endpoint, what: string): Secret {
  const { secretId } = stored(endpoint);
  if (readWindow(next.reveal())) {
    throw new UserError(
      `${what}: it is no secret, but an enrolment: ${endpoint.provider.name} may deliver its own meanwhile`,
    );
  }
  try {
    const values = readValues(secretId, next.reveal(), [ownerOf(endpoint.provider)]);
    const fault = values.find((one) => one.fault !== undefined)?.fault;
    if (fault !== undefined) throw new SecretsUnavailable(fault.failure, secretId, fault.why);
    const [{ value, position, account }] = values;
    return new Secret(value, { stage: 'pending', position, account });
  } catch (error) {
    if (error instanceof SecretsUnavailable) throw new UserError(`${what}: ${error.message}`);
    throw error;
  }
}
