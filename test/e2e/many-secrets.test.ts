import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { awsEnvironment } from '../support/aws-environment.ts';
import { AwsServer } from '../support/aws-server.ts';
import { LambdaProcess } from '../support/lambda-process.ts';
import { fromGithub } from '../support/senders.ts';
import { strong } from '../support/strong-secrets.ts';

/** Of a processor, what Lambda gives for 512 MB. */
const share = 0.29;
const answerAfterMs = 15;
const longestMs = 60_000;

let server: AwsServer;
let environment: Record<string, string>;
const processes: LambdaProcess[] = [];

beforeEach(async () => {
  server = new AwsServer();
  server.answerAfterMs = answerAfterMs;
  environment = { ...awsEnvironment(await server.listen()), AWS_LAMBDA_FUNCTION_NAME: 'hooks' };
});

afterEach(async () => {
  await Promise.all(processes.splice(0).map((one) => one.stop()));
  await server.close();
});

/** So many endpoints, each with a secret of its own, which has its name. */
function configure(count: number): readonly string[] {
  const names = Array.from({ length: count }, (_, n) => `hook-${n}`);
  for (const name of names) server.secrets.set(name, strong(name));
  const endpoints = names.map((name) => [name, { provider: 'github', secretId: name }]);
  environment.SALLYPORT_CONFIG = JSON.stringify({ endpoints: Object.fromEntries(endpoints) });
  return names;
}

async function start(handler: string): Promise<LambdaProcess> {
  const lambda = await LambdaProcess.start({ ...environment, _HANDLER: handler }, undefined, share);
  processes.push(lambda);
  return lambda;
}

/** What somebody would be woken for, or told. */
function alarming({ lines }: LambdaProcess): readonly unknown[] {
  return lines.filter(
    (line) =>
      line.level === 'error' || line.level === 'warn' || 'SecretFailed' in line || 'Unavailable' in line,
  );
}

async function checkAll(names: readonly string[]): Promise<void> {
  const lambda = await start('index.check');
  await expect(lambda.call('check')).resolves.toEqual({
    missingBuses: [],
    unavailableSecrets: [],
    failedProbes: [],
  });
  expect(alarming(lambda)).toEqual([]);
  const asked = server.callsOf('GetSecretValue').map(({ input }) => input.SecretId);
  expect(new Set(asked)).toEqual(new Set(names));
}

/** To the endpoint whose secret comes last: with many, nobody has read it by then. */
async function deliverFirst(names: readonly string[]): Promise<void> {
  const last = names.at(-1) ?? '';
  const lambda = await start('index.handler');
  const delivery = await fromGithub(strong(last), '{}', {}, { rawPath: `/${last}` });
  await expect(lambda.invoke(delivery)).resolves.toMatchObject({ statusCode: 200 });
  expect(alarming(lambda)).toEqual([]);
  expect(lambda.deliveries).toMatchObject([{ outcome: 'accepted', endpoint: last }]);
}

describe('in a process with a third of a processor', () => {
  // one test for both, side by side: each of them takes seconds
  it.each([40, 100, 200])(
    'the check finds every secret, and the first delivery of a cold start is accepted: %i endpoints',
    async (count) => {
      const names = configure(count);
      await Promise.all([checkAll(names), deliverFirst(names)]);
    },
    longestMs,
  );
});
