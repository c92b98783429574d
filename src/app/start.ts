import { writeLine } from '../adapters/system/standard-output.ts';
import { TimeLeft } from '../domain/time-left.ts';
import type { Begun } from './begin.ts';
import type { Config } from './configuration/config-of.ts';
import { warnOfConfig } from './configuration/config-warnings.ts';
import type { ConfigDocument } from './configuration/read-config.ts';
import { aws } from './container/aws.ts';
import { createContainer } from './container/core.ts';
import { entry, entryToken } from './container/entry.ts';
import type { ContainerModule } from './container/token.ts';
import type { EntryFunctions, LambdaEntry } from './functions/functions.ts';
import { handles } from './functions/handles.ts';
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
  { document, clients }: Begun,
  configure: (document: ConfigDocument) => Config | Promise<Config>,
  modules: readonly ContainerModule[],
): Promise<LambdaEntry> {
  const config = await configure(document);
  const name = process.env.AWS_LAMBDA_FUNCTION_NAME ?? 'sallyport';
  const environment = aws(config, name, writeLine, {}, clients);
  const container = createContainer(config, environment, entry(config), ...modules);
  const { functions, clock, log } = container.get(entryToken);
  warnOfConfig(config, log);
  await prepare(functions, TimeLeft.of(longestStartMs, clock));
  return {
    handler: functions.handler.call,
    redrive: functions.redrive.call,
    check: functions.check.call,
  };
}

/** An export by another name needs nothing. */
async function prepare(functions: EntryFunctions, time: TimeLeft): Promise<void> {
  const names = Object.keys(functions) as (keyof EntryFunctions)[];
  const called = names.find(handles);
  const { prepare: ahead } = (called && functions[called]) ?? {};
  if (ahead) await patiently(time.left, ahead(time));
}
