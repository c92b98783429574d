import { readFileSync } from 'node:fs';
import { writeLine } from '../adapters/system/standard-output.ts';
import { TimeLeft } from '../domain/time-left.ts';
import { type Config, type ConfigDocument, readConfig } from './configuration/config-of.ts';
import { warnOfConfig } from './configuration/config-warnings.ts';
import { aws } from './container/aws.ts';
import { createContainer } from './container/core.ts';
import { entry, entryToken } from './container/entry.ts';
import type { ContainerModule } from './container/token.ts';
import type { EntryFunctions, LambdaEntry } from './functions/functions.ts';
import { patiently } from './patiently.ts';

/** How long the process may be in preparing before the first delivery is let in. */
const longestStartMs = 1_000;

/**
 * The gateway in Lambda, configured by the environment. Ready when the function that this process is has what it needs,
 * such as its secrets and a look at its buses, or when that has taken a second.
 * @param configure checks what was read
 * @throws {ConfigInvalid}
 */
export async function start(
  configure: (document: ConfigDocument) => Config | Promise<Config>,
  modules: readonly ContainerModule[],
): Promise<LambdaEntry> {
  const { env } = process;
  const config = await configure(readConfig(env, (path) => readFileSync(path, 'utf8')));
  const environment = aws(config, env.AWS_LAMBDA_FUNCTION_NAME ?? 'sallyport', writeLine);
  const container = createContainer(config, environment, entry(config), ...modules);
  const { functions, clock, log } = container.get(entryToken);
  warnOfConfig(config, log);
  await prepare(functions, TimeLeft.of(longestStartMs, clock), env._HANDLER);
  return {
    handler: functions.handler.call,
    redrive: functions.redrive.call,
    check: functions.check.call,
  };
}

/**
 * @param handler in which Lambda says which export it calls, as `index.redrive`. An export by another name needs nothing;
 * outside of Lambda, as in a test, deliveries are about to come.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
async function prepare(functions: EntryFunctions, time: TimeLeft, handler = 'index.handler'): Promise<void> {
  const exported = handler.split('.').at(-1);
  const [, called] = Object.entries(functions).find(([name]) => name === exported) ?? [];
  if (called?.prepare) await patiently(time.left, called.prepare(time));
}
