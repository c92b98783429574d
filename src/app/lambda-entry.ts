import { readFileSync } from 'node:fs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { FunctionUrlHandler } from '../adapters/edge/lambda-url/handler.ts';
import type { Provider } from '../domain/provider.ts';
import type { Findings } from '../domain/receiving/check.ts';
import { parseConfig } from './configuration/config.ts';
import { warnOfConfig } from './configuration/config-warnings.ts';
import { aws } from './container/aws.ts';
import { createContainer } from './container/core.ts';
import { type ContainerModule, Token } from './container/token.ts';
import { redriveHandler } from './functions/redrive.ts';
import { patiently } from './patiently.ts';

/** How long the process may be in starting before the first delivery is let in. */
const longestCheckMs = 1_000;

/** What a gateway has beyond the one that is delivered. */
export interface Customisation {
  /** Known beside the built-in ones. */
  readonly providers?: readonly Provider[];
  /** Loaded after all others, in this order: they replace parts (`rebind`) or wrap them (`onActivation`). */
  readonly modules?: readonly ContainerModule[];
}

/** What an entry exports for Lambda to call. */
export interface LambdaEntry {
  /** Function URL events. */
  readonly handler: FunctionUrlHandler;
  /** Parked events, from SQS. @returns the messages that go on waiting */
  readonly redrive: (
    event: SQSEvent,
    context: Pick<Context, 'getRemainingTimeInMillis'>,
  ) => Promise<SQSBatchResponse>;
  /** On a schedule: says what is missing that no delivery would notice. */
  readonly check: () => Promise<Findings>;
}

/**
 * The three exports are three functions in Lambda, which says here which one it calls. Redrive may not read secrets, and
 * the check looks anyway: only the one that receives looks before it starts.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
function receives(handler = ''): boolean {
  return !/[.](?:redrive|check)$/.test(handler);
}

/**
 * The gateway in Lambda, configured by the environment. Ready when its secrets and buses were looked at once, or when
 * that has taken a second.
 * @throws {ConfigInvalid}
 */
export async function lambdaEntry({
  providers = [],
  modules = [],
}: Customisation = {}): Promise<LambdaEntry> {
  const { env } = process;
  const config = parseConfig(env, (path) => readFileSync(path, 'utf8'), providers);
  const environment = aws(config, env.AWS_LAMBDA_FUNCTION_NAME ?? 'sallyport', (line) =>
    process.stdout.write(`${line}\n`),
  );
  const container = createContainer(config, environment, ...modules);
  const redriver = redriveHandler(config, {
    bus: container.get(Token.bus),
    watch: container.get(Token.busWatch),
    keeping: container.get(Token.keeping),
    clock: container.get(Token.clock),
    log: container.get(Token.log),
    metrics: container.get(Token.metrics),
  });
  const entry: LambdaEntry = {
    handler: container.get(Token.handler),
    async redrive(event, context) {
      if (!redriver) throw new Error('nothing can be parked: the configuration has no "park"');
      return redriver.handle(event, context);
    },
    check: () => container.get(Token.check).run(),
  };
  warnOfConfig(config, container.get(Token.log));
  if (receives(env._HANDLER))
    await patiently(longestCheckMs, Promise.all([entry.check(), container.get(Token.keeping).warmUp?.()]));
  return entry;
}
