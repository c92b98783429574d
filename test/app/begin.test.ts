import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { begin } from '../../src/app/begin.ts';
import { ContainerModule } from '../../src/app/container/token.ts';
import { lambdaEntry } from '../../src/app/lambda-entry.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { AwsServer } from '../support/aws-server.ts';

let server: AwsServer;
let before: NodeJS.ProcessEnv;

beforeEach(async () => {
  before = { ...process.env };
  server = new AwsServer({ one: 'hunter2 of old', two: 'hunter2 of new' });
  Object.assign(process.env, awsEnvironment(await server.listen()));
  configure({
    github: { provider: 'github', secretId: 'one' },
    hooks: { provider: 'github', secretId: 'two' },
  });
});

afterEach(async () => {
  process.env = before;
  await server.close();
});

function configure(endpoints: object, more: object = {}): void {
  process.env.SALLYPORT_CONFIG = JSON.stringify({ endpoints, ...more });
}

async function asked(): Promise<readonly string[]> {
  // the calls are sent in this turn of the loop and the next ones
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  return server.calls.map(({ operation, input }) => `${operation} ${input.SecretId ?? input.Name}`).sort();
}

describe('a start', () => {
  it('asks for what the first delivery needs to know, before the gateway is there', async () => {
    await begin(false);
    await expect(asked()).resolves.toEqual([
      'DescribeEventBus default',
      'GetSecretValue one',
      'GetSecretValue two',
    ]);
  });

  it('asks for each once: the gateway takes the answers that are under way', async () => {
    await lambdaEntry();
    await expect(asked()).resolves.toEqual([
      'DescribeEventBus default',
      'GetSecretValue one',
      'GetSecretValue two',
    ]);
  });

  it('asks for four of many, and the gateway for the rest, a few at a time', async () => {
    const names = Array.from({ length: 9 }, (_, at) => `e${at}`);
    const entries = names.map((name) => [name, { provider: 'github', secretId: name, bus: name }]);
    configure(Object.fromEntries(entries), { originSecretId: 'origin' });
    await begin(false);
    const calls = await asked();
    expect(calls.filter((call) => call.startsWith('DescribeEventBus'))).toHaveLength(4);
    expect(calls.filter((call) => call.startsWith('GetSecretValue'))).toHaveLength(4);
    expect(calls).toContain('GetSecretValue origin');
  });

  it.each([
    ['of another function', 'index.redrive', false],
    ['where something else may stand in the place of AWS', 'index.handler', true],
  ])('asks for nothing: %s', async (_, handler, isCustomised) => {
    process.env._HANDLER = handler;
    await begin(isCustomised);
    await expect(asked()).resolves.toEqual([]);
  });

  it("with modules of one's own asks as they say, after they were read", async () => {
    await lambdaEntry({ modules: [new ContainerModule(() => {})] });
    await expect(asked()).resolves.toHaveLength(3);
  });

  it('says what is wrong with a document, whatever it asks AWS for', async () => {
    configure({ github: { provider: 'nobody', secretId: 7, bus: ['x'] }, other: 'text' });
    await expect(lambdaEntry()).rejects.toThrow(/endpoints[.]github[.]provider: must be one of/);
  });
});
