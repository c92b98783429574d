import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { awsEnvironment } from '../support/aws-environment.ts';
import { type AwsReply, AwsServer } from '../support/aws-server.ts';
import { LambdaProcess } from '../support/lambda-process.ts';
import { fromGithub } from '../support/senders.ts';

const secrets = { old: 'It is a Secret to Everybody', new: 'It is another Secret to Everybody' };
const hourMs = 3_600_000;

describe('a machine whose clock is set', () => {
  let folder: string;
  let server: AwsServer;
  let lambda: LambdaProcess;
  const setClock = (offsetMs: number) => writeFileSync(join(folder, 'offset'), String(offsetMs));

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-clock-'));
    setClock(0);
    server = new AwsServer({ s: secrets.old });
    lambda = await LambdaProcess.start({
      ...awsEnvironment(await server.listen()),
      NODE_OPTIONS: `--import ${pathToFileURL('test/support/movable-clock.mjs').href}`,
      CLOCK_OFFSET_FILE: join(folder, 'offset'),
      SALLYPORT_CONFIG: '{"endpoints":{"github":{"provider":"github","secretId":"s"}}}',
    });
  });
  afterEach(async () => {
    await lambda.stop();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const statusOf = async (secret: string, remainingMs?: number) =>
    (await lambda.invoke(await fromGithub(secret, '{"ref":"main"}'), remainingMs)).statusCode;

  it.each([
    ['back', -hourMs],
    ['forward', hourMs],
  ])('%s an hour verifies with a secret that was rotated meanwhile', async (_, offsetMs) => {
    expect(await statusOf(secrets.old)).toBe(200);
    // makes the gateway look for a newer secret, which it does only now and then
    expect(await statusOf('forged')).toBe(401);
    setClock(offsetMs);
    server.secrets.set('s', secrets.new);
    expect(await statusOf(secrets.new)).toBe(200);
  });

  it.each([
    ['back', -hourMs],
    ['forward', hourMs],
  ])('%s an hour gives a bus that is up again all the time it needs', async (_, offsetMs) => {
    const putEvents = (reply: AwsReply) => {
      server.behaviour = ({ operation }) => (operation === 'PutEvents' ? reply : undefined);
    };
    putEvents('reset');
    for (let n = 0; n < 5; n += 1) expect(await statusOf(secrets.old, 700)).toBe(503);
    expect(lambda.lines.filter((line) => 'BreakerOpen' in line)).toHaveLength(1);
    setClock(offsetMs);
    // longer than the short try that is left while the breaker is open
    putEvents({ afterMs: 1_500, body: { FailedEntryCount: 0, Entries: [{ EventId: '1' }] } });
    expect(await statusOf(secrets.old)).toBe(200);
  });
});
