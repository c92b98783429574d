import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { LambdaFunctionURLResult } from 'aws-lambda';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { AwsServer } from '../support/aws-server.ts';
import { EmulatedUrl } from '../support/emulated-url.ts';
import { LambdaProcess } from '../support/lambda-process.ts';

const anyExport = fileURLToPath(new URL('../moto/any-export.mjs', import.meta.url));
const endpoints = { github: { provider: 'github', secretId: 'hooks/github' } };

let server: AwsServer;
let environment: Record<string, string>;
const url = new EmulatedUrl(systemClock);
const processes: LambdaProcess[] = [];

beforeEach(async () => {
  server = new AwsServer({ 'hooks/github': 'It is a Secret to Everybody' });
  environment = { ...awsEnvironment(await server.listen()), AWS_LAMBDA_FUNCTION_NAME: 'hooks' };
});

afterEach(async () => {
  await Promise.all(processes.splice(0).map((one) => one.stop()));
  url.close();
  await server.close();
});

async function start(document: object): Promise<LambdaProcess> {
  const configuration = { SALLYPORT_CONFIG: JSON.stringify({ endpoints, ...document }) };
  const lambda = await LambdaProcess.start({ ...environment, ...configuration }, anyExport);
  processes.push(lambda);
  return lambda;
}

it('the bundle probes itself over the network, and publishes nothing of it', async () => {
  const handler = await start({});
  const port = await url.listen(
    async (event) => (await handler.invoke({ name: 'handler', event })) as LambdaFunctionURLResult,
  );
  const check = await start({ url: `http://127.0.0.1:${port}/` });
  expect(await check.invoke({ name: 'check' })).toMatchObject({ failedProbes: [] });
  expect(handler.deliveries).toMatchObject([{ endpoint: 'github', outcome: 'answered', proof: 'signed' }]);
  expect(server.entries).toEqual([]);
  expect(check.lines.filter(({ level }) => level !== undefined)).toEqual([]);
});

it('the bundle tells where nobody answers at its address', async () => {
  const port = await url.listen(async () => ({ statusCode: 200 }));
  url.close();
  const check = await start({ url: `http://127.0.0.1:${port}` });
  expect(await check.invoke({ name: 'check' })).toMatchObject({ failedProbes: ['github'] });
  expect(check.lines.filter(({ ProbeFailed }) => ProbeFailed === 1)).toHaveLength(1);
  expect(check.lines.filter(({ name }) => name === 'probe_failed')).toMatchObject([
    {
      level: 'error',
      url: `http://127.0.0.1:${port}/github`,
      message: expect.stringContaining('ECONNREFUSED'),
    },
  ]);
});
