import type { Endpoint } from '../domain/endpoint.ts';
import type { SecretStages } from '../ports/secret-stages.ts';
import { failureWords } from './errors/failure-words.ts';
import { exitCode, type Io, UserError } from './io.ts';
import { type StoreOptions, stagesOf } from './secrets/secret-stages.ts';
import { refuseUselessPending, type StageOptions, stageSecret, stored } from './secrets/stage-secret.ts';
import { configAbout, endpointCalled } from './workplace.ts';

export interface RotateOptions extends StageOptions, StoreOptions {
  readonly promote?: boolean;
  readonly abort?: boolean;
  readonly revoke?: boolean;
  readonly status?: boolean;
  /** A line of JSON for each stage that is shown. */
  readonly json?: boolean;
}

/** One step of a rotation; each may be repeated. Without the name of a step it stages a new secret. */
export async function rotate(name: string, options: RotateOptions, io: Io): Promise<number> {
  const config = await configAbout(name, io);
  const endpoint = await endpointCalled(name, config, io);
  const { secretId } = stored(endpoint);
  const tell = (done: boolean, news: string, otherwise: string) =>
    io.err.write(`${name}: ${done ? news : `${otherwise}; nothing was changed`}\n`);
  try {
    const stages = await stagesOf(options, io);
    if (options.status) await showStages(endpoint, stages, options, io);
    else if (options.promote) {
      const rest = `the one before verifies for ${config.previousSecretSeconds} s more`;
      await refuseUselessPending(endpoint, stages);
      tell(
        await stages.promote(secretId),
        `the pending secret is the current one; ${rest}`,
        'nothing is pending',
      );
    } else if (options.abort) {
      tell(await stages.abort(secretId), 'the pending secret is forgotten', 'nothing is pending');
    } else if (options.revoke) {
      const rest = `gateways that remember it may accept it for ${config.secretTtlSeconds} s more, unless they are deployed anew`;
      tell(
        await stages.revoke(secretId),
        `the previous secret is revoked; ${rest}`,
        'there is no previous secret',
      );
    } else return await stageSecret(endpoint, stages, config.url, options, io);
    return exitCode.ok;
  } catch (error) {
    if (error instanceof UserError || io.stop.aborted) throw error;
    throw new UserError(`${secretId}: ${failureWords(error)}`, exitCode.failed);
  }
}

async function showStages(
  endpoint: Endpoint,
  stages: SecretStages,
  { json }: RotateOptions,
  io: Io,
): Promise<void> {
  const { name } = endpoint;
  const { secretId } = stored(endpoint);
  for (const { stage, createdAt } of await stages.list(secretId)) {
    const at = createdAt === undefined ? undefined : new Date(createdAt).toISOString();
    const text = `${name}  ${stage}${at === undefined ? '' : `  made ${at}`}`;
    io.out.write(`${json ? JSON.stringify({ endpoint: name, stage, createdAt: at }) : text}\n`);
  }
}
