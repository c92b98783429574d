import { readFileSync } from 'node:fs';
import { parseConfig } from './config.ts';
import { aws } from './container.aws.ts';
import { createContainer, Token } from './container.ts';
import { prefetchSecrets } from './prefetch.ts';

const longestPrefetchMs = 1_000;

const env = process.env;
const config = parseConfig(env, (path) => readFileSync(path, 'utf8'));
const container = createContainer(
  config,
  aws(config, env.AWS_LAMBDA_FUNCTION_NAME ?? 'sallyport', (line) => process.stdout.write(`${line}\n`)),
);

/** Function URL events. */
export const handler = container.get(Token.handler);

await prefetchSecrets(config, container.get(Token.secrets), longestPrefetchMs);
