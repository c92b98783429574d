import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint } from '../domain/endpoint.ts';
import { SecretsUnavailable } from '../domain/errors.ts';
import { enrols } from '../domain/provider.ts';
import { type SenderAddress, shown } from '../domain/receiving/sender-address.ts';
import { readWindow, ticketParameter, windowText } from '../domain/verification/secrets/enrolment-window.ts';
import { Secret } from '../domain/verification/secrets/secret.ts';
import { ownerOf } from '../domain/verification/secrets/secret-reader.ts';
import { withNewest } from '../domain/verification/secrets/secret-value.ts';
import type { SecretStages } from '../ports/secret-stages.ts';
import { failureWords } from './errors/failure-words.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { isInFile, type StoreOptions, stagesOf } from './secrets/secret-stages.ts';
import { stored } from './secrets/stage-secret.ts';
import { addressFor } from './send/endpoint-address.ts';
import { statePaths } from './state-folder.ts';
import { configAbout, endpointCalled } from './workplace.ts';

export interface EnrolOptions extends StoreOptions {
  /** How long, s. */
  readonly for: number;
  /** Where the sender reaches the gateway. */
  readonly url?: string;
}

const ticketBytes = 16;
const pauseMs = 1_000;

/** Lets the sender of an endpoint deliver its secret for a while, and waits until it has. */
export async function enrol(name: string, options: EnrolOptions, io: Io): Promise<number> {
  const config = await configAbout(name, io);
  const endpoint = await endpointCalled(name, config, io);
  const { secretId } = stored(endpoint);
  const address = addressFor(endpoint, options, config.url);
  try {
    await waitForSecret(endpoint, await stagesOf(options, io), address, options.for, io);
  } catch (error) {
    if (error instanceof UserError || io.stop.aborted) throw error;
    throw new UserError(`${secretId}: ${failureWords(error)}`, exitCode.failed);
  }
  const place = isInFile(options)
    ? `in ${statePaths(io).secrets}`
    : `aws secretsmanager get-secret-value --secret-id ${secretId} --query SecretString --output text`;
  io.err.write(
    `${name}: its secret came in, and verifies. Where ${endpoint.provider.name} wants to hear it from you, it is the first of ${secretId}: ${place}\n`,
  );
  return exitCode.ok;
}

/**
 * @param seconds how long the window is open
 * @throws {UserError} where nobody came
 */
export async function waitForSecret(
  endpoint: Endpoint,
  stages: SecretStages,
  address: SenderAddress,
  seconds: number,
  io: Io,
): Promise<void> {
  const { name, provider } = endpoint;
  const { secretId } = stored(endpoint);
  const before = await lookBefore(endpoint, stages);
  const ticket = randomBytes(ticketBytes).toString('hex');
  const until = Date.now() + seconds * 1000;
  const window = windowText({ ticket, until });
  await stages.stage(secretId, new Secret(window));
  const query = [address.rawQuery, `${ticketParameter}=${ticket}`].filter((part) => part !== '').join('&');
  io.err.write(
    `${name}: ${provider.name} may deliver its secret until ${new Date(until).toISOString()}, to this URL alone, once. Give it that now; ` +
      'a gateway that was asked in vain a moment ago needs 10 s to notice\n',
  );
  io.out.write(`${shown(address)}?${query}\n`);

  const isIn = async () => {
    const text = (await stages.current(secretId))?.reveal();
    return text !== undefined && text !== before && readWindow(text) === undefined;
  };
  // whatever has taken the place of the window is somebody's
  const close = async () => {
    const waiting = (await stages.pending(secretId))?.reveal() ?? window;
    if (waiting === window) await stages.abort(secretId);
  };
  try {
    while (!(await isIn())) {
      const leftMs = until - Date.now();
      if (leftMs <= 0) break;
      await sleep(Math.min(pauseMs, leftMs), undefined, { signal: io.stop });
    }
  } finally {
    await close();
  }
  if (await isIn()) return;
  throw new UserError(
    `${name}: ${provider.name} has delivered no secret, and may no longer; the gateway's log has a line for each request (enrolment_closed, secret_unusable)`,
    exitCode.failed,
  );
}

/** @returns what is current, where something is. @throws {UserError} where a secret could not come in */
async function lookBefore(endpoint: Endpoint, stages: SecretStages): Promise<string | undefined> {
  const { name, provider } = endpoint;
  const { secretId } = stored(endpoint);
  if (!enrols(provider)) {
    throw new UserError(
      `${name}: ${provider.name} does not deliver its secret in a request; sallyport rotate puts one in`,
    );
  }
  const waiting = (await stages.pending(secretId))?.reveal();
  if (waiting !== undefined && readWindow(waiting) === undefined) {
    throw new UserError(
      `${name}: a secret waits to be promoted; sallyport rotate ${name} --promote, or --abort, first`,
    );
  }
  const before = (await stages.current(secretId))?.reveal();
  if (!hasRoom(secretId, before, endpoint)) {
    throw new UserError(`${name}: ${secretId} holds as many secrets as it may; take one out first`);
  }
  return before;
}

function hasRoom(secretId: string, before: string | undefined, { provider }: Endpoint): boolean {
  try {
    return withNewest(secretId, before, '', [ownerOf(provider)]) !== undefined;
  } catch (error) {
    if (error instanceof SecretsUnavailable) throw new UserError(error.message);
    throw error;
  }
}
