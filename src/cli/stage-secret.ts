import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Endpoint } from '../domain/endpoint.ts';
import { SecretsUnavailable } from '../domain/errors.ts';
import { Secret } from '../domain/verification/secrets/secret.ts';
import { makeSecret } from '../domain/verification/secrets/secret-form.ts';
import { readValues } from '../domain/verification/secrets/secret-value.ts';
import type { SecretStages } from '../ports/secret-stages.ts';
import { endpointAddress } from './endpoint-address.ts';
import { reason } from './failure-words.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { probeUntilVerified } from './probe.ts';

export interface StageOptions {
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
  options: StageOptions,
  io: Io,
): Promise<number> {
  const { provider, secretId, name } = endpoint;
  // before anything is staged
  const gateway = options.url === undefined ? undefined : endpointAddress(options.url, name);
  const given = options.valueFile === undefined ? undefined : readValue(options.valueFile);
  const waiting = await stages.pending(secretId);
  if (!given && !waiting && provider.secretMadeBy === 'sender') {
    throw new UserError(
      `${provider.name} makes the secret itself: save it to a file and add --value-file <path> (${provider.docs})`,
    );
  }
  const next =
    given ??
    waiting ??
    new Secret(makeSecret(randomBytes(entropyBytes).toString('hex'), provider.secretForm));
  const signing = newestOf(next, endpoint, given ? `--value-file ${options.valueFile}` : whatWaits);
  if (options.url !== undefined && signing.label.account !== undefined) {
    throw new UserError(
      '--url: each of these secrets belongs to an account, and a probe to none; leave it out',
    );
  }
  if (next.reveal() === waiting?.reveal())
    io.err.write('this secret is already pending; nothing was changed\n');
  else await stages.stage(secretId, next);
  if (!given) io.out.write(`${next.reveal()}\n`);

  if (!gateway) {
    io.err.write(
      'the gateway finds it with the first delivery that needs it; with --url this can be watched\n',
    );
  } else {
    const result = await probeUntilVerified(endpoint, signing, gateway, options.wait, io.stop);
    if (!result.verified) {
      const until = result.final ? '' : ` within ${options.wait} s`;
      throw new UserError(
        `the gateway at ${options.url} did not verify with it${until}: ${result.words}; nothing is lost: try again, or --abort`,
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
  const waiting = await stages.pending(endpoint.secretId);
  if (waiting) newestOf(waiting, endpoint, whatWaits);
}

/** The newest secret of a value, all of which the gateway would verify with. */
function newestOf(value: Secret, { secretId, provider }: Endpoint, what: string): Secret {
  try {
    const values = readValues(secretId, value.reveal(), [provider]);
    const weakness = values.find((one) => one.weakness !== undefined)?.weakness;
    if (weakness !== undefined) throw new SecretsUnavailable('weak', secretId, weakness);
    const [{ text, position, account }] = values;
    return new Secret(text, { stage: 'pending', position, account });
  } catch (error) {
    if (error instanceof SecretsUnavailable) throw new UserError(`${what}: ${error.message}`);
    throw error;
  }
}
