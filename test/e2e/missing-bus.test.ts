import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { awsEnvironment } from '../support/aws-environment.ts';
import { AwsServer, awsError } from '../support/aws-server.ts';
import { DynamoTableBehaviour } from '../support/dynamodb-behaviour.ts';
import { LambdaProcess } from '../support/lambda-process.ts';
import { fromGithub, githubUrn } from '../support/senders.ts';
import { SqsBehaviour } from '../support/sqs-behaviour.ts';

const secret = 'It is a Secret to Everybody';
const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/000000000000/parked';
const preload = new URL('../support/movable-clock.mjs', import.meta.url).href;
const minutes = 60_000;

let folder: string;
let server: AwsServer;
let table: DynamoTableBehaviour;
let sqs: SqsBehaviour;
let lambda: LambdaProcess | undefined;
let isThere: boolean;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-clock-'));
  clockAt(0);
  isThere = true;
  [server, table, sqs] = [
    new AwsServer({ 'hooks/github': secret }),
    new DynamoTableBehaviour(),
    new SqsBehaviour(),
  ];
  server.behaviour = (call, count) =>
    call.operation === 'DescribeEventBus' && !isThere
      ? awsError('ResourceNotFoundException', 'Event bus hooks does not exist.')
      : (table.answer(call) ?? sqs.behaviour(call, count));
});

afterEach(async () => {
  await lambda?.stop();
  lambda = undefined;
  await server.close();
  rmSync(folder, { recursive: true });
});

function clockAt(ms: number): void {
  writeFileSync(join(folder, 'clock'), String(ms));
}

async function start(more: object): Promise<LambdaProcess> {
  lambda = await LambdaProcess.start({
    ...awsEnvironment(await server.listen()),
    AWS_LAMBDA_FUNCTION_NAME: 'hooks',
    SALLYPORT_CONFIG: JSON.stringify({
      endpoints: { github: { provider: 'github', secretId: 'hooks/github' } },
      bus: 'hooks',
      dedupe: { table: 'deliveries' },
      ...more,
    }),
    NODE_OPTIONS: `--import ${preload}`,
    CLOCK_OFFSET_FILE: join(folder, 'clock'),
  });
  return lambda;
}

/** @returns what became of the delivery of that id, by the log */
async function deliver(id: string): Promise<unknown> {
  await lambda?.invoke(await fromGithub(secret, '{"n":1}', { 'x-github-delivery': id }));
  return lambda?.deliveries.at(-1)?.outcome;
}
const puts = () => server.callsOf('PutEvents').length;

describe('a bus that is deleted under the running bundle', () => {
  it('gets nothing from the next look on, and what is sent again by hand after the repair', async () => {
    await start({});
    expect(await deliver('before')).toBe('accepted');
    isThere = false;
    clockAt(5 * minutes);
    expect(await deliver('lost')).toBe('unavailable');
    const before = puts();
    expect(await deliver('lost')).toBe('unavailable');
    expect(await deliver('lost too')).toBe('unavailable');
    expect(puts()).toBe(before);
    expect(lambda?.lines.filter(({ BusMissing }) => BusMissing === 1)).toHaveLength(1);
    isThere = true;
    clockAt(5 * minutes + 10_000);
    expect(await deliver('lost')).toBe('accepted');
    expect(await deliver('lost')).toBe('duplicate');
    expect(await deliver('lost too')).toBe('accepted');
  });

  it('has its events parked from the next look on, and is no reason to suppress what is sent again', async () => {
    await start({ park: { queueUrl } });
    expect(await deliver('before')).toBe('accepted');
    isThere = false;
    clockAt(5 * minutes);
    expect(await deliver('lost')).toBe('parked');
    const before = puts();
    for (let n = 0; n < 5; n += 1) expect(await deliver(`parked-${n}`)).toBe('parked');
    expect(puts()).toBe(before);
    expect(sqs.bodies(queueUrl)).toHaveLength(6);
    isThere = true;
    clockAt(5 * minutes + 10_000);
    expect(await deliver('lost')).toBe('accepted');
    expect(server.entries.at(-1)?.Resources).toEqual([githubUrn('{"n":1}', 'lost')]);
  });

  it('is known to be missing from the first delivery on where the start has found it out', async () => {
    isThere = false;
    await start({ park: { queueUrl } });
    expect(await deliver('first')).toBe('parked');
    expect(puts()).toBe(0);
    expect(server.callsOf('DescribeEventBus')).toHaveLength(1);
  });
});
