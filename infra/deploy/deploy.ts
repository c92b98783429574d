/** `npm run deploy`: looks at the account first, then runs `cdk deploy` with all that it was given. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Account } from './account.ts';
import { readCommandLine } from './command-line.ts';
import { preflight } from './preflight.ts';

const args = process.argv.slice(2);
const { context = {} } = JSON.parse(readFileSync('cdk.json', 'utf8'));
const { context: given, profile } = readCommandLine(args, context);
// CDK knows both names, as the AWS command line does, the SDK only the first
const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
if (AWS_REGION === undefined && AWS_DEFAULT_REGION) process.env.AWS_REGION = AWS_DEFAULT_REGION;

const { refusal, note } = await preflight(new Account(profile), given);
for (const text of [refusal, note]) if (text !== undefined) process.stderr.write(`${text}\n`);
process.exitCode = refusal === undefined ? deploy() : 1;

function deploy(): number {
  const { status, error } = spawnSync('cdk', ['deploy', ...args], { stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}
