import { readFileSync } from 'node:fs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { parseConfig } from './config.ts';
import { warnOfConfig } from './config-warnings.ts';
import { aws } from './container.aws.ts';
import { createContainer, Token } from './container.ts';
import type { Findings } from './domain/check.ts';
import { patiently } from './patiently.ts';
import { redriveHandler } from './redrive.ts';

/** How long the process may be in starting before the first delivery is let in. */
const longestCheckMs = 1_000;

const env = process.env;
const config = parseConfig(env, (path) => readFileSync(path, 'utf8'));
const container = createContainer(
  config,
  aws(config, env.AWS_LAMBDA_FUNCTION_NAME ?? 'sallyport', (line) => process.stdout.write(`${line}\n`)),
);
const redriver = redriveHandler(config, {
  bus: container.get(Token.bus),
  keeping: container.get(Token.keeping),
  clock: container.get(Token.clock),
  log: container.get(Token.log),
  metrics: container.get(Token.metrics),
});

/** Function URL events. */
export const handler = container.get(Token.handler);

/** Parked events, from SQS. @returns the messages that go on waiting */
export async function redrive(
  event: SQSEvent,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
): Promise<SQSBatchResponse> {
  if (!redriver) throw new Error('nothing can be parked: the configuration has no "park"');
  return redriver.handle(event, context);
}

/** On a schedule: says what is missing that no delivery would notice. */
export function check(): Promise<Findings> {
  return container.get(Token.check).run();
}

warnOfConfig(config, container.get(Token.log));
await patiently(longestCheckMs, Promise.all([check(), container.get(Token.keeping).warmUp?.()]));
