import { readFileSync } from 'node:fs';
import type { Provider } from '../domain/provider.ts';
import { TimeLeft } from '../domain/time-left.ts';
import { configOf, readConfig } from './configuration/config-of.ts';
import { warnOfConfig } from './configuration/config-warnings.ts';
import { aws } from './container/aws.ts';
import { createContainer } from './container/core.ts';
import { entry, entryToken } from './container/entry.ts';
import type { EntryFunctions, LambdaEntry } from './functions/functions.ts';
import type { Customisation } from './lambda-entry.ts';
import { patiently } from './patiently.ts';

/** How long the process may be in preparing before the first delivery is let in. */
const longestStartMs = 1_000;

/**
 * The gateway in Lambda with these providers and no others, so that its bundle holds no others.
 * @param modules loaded after all others, as those of `lambdaEntry`
 * @throws {ConfigInvalid}
 */
export async function lambdaEntryOf(
  providers: readonly Provider[],
  { modules = [] }: Pick<Customisation, 'modules'> = {},
): Promise<LambdaEntry> {
  const { env } = process;
  const document = readConfig(env, (path) => readFileSync(path, 'utf8'));
  const config = configOf(document, providers);
  const environment = aws(config, env.AWS_LAMBDA_FUNCTION_NAME ?? 'sallyport', (line) =>
    process.stdout.write(`${line}\n`),
  );
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
