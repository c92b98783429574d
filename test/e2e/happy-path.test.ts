import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../src/domain/delivery.ts';
import { providers } from '../../src/domain/providers/index.ts';
import { samples } from '../../src/samples/index.ts';
import type { Sample } from '../../src/samples/sample.ts';
import { bucket, deadLetterQueue, parkingQueue, table, World } from '../faults/world.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { aDelivery, canSign, fittingSecret, neededOptions, signed } from '../support/deliveries.ts';
import { functionUrlEvent } from '../support/function-url-events.ts';
import { LambdaProcess } from '../support/lambda-process.ts';
import { ServeProcess } from '../support/serve-process.ts';

type Provider = (typeof providers)[number];

const cases: readonly { readonly provider: Provider; readonly name: string; readonly sample: Sample }[] = (
  await Promise.all(
    providers.filter(canSign).map(async (provider) =>
      Object.entries((await samples.get(provider.id)?.()) ?? {}).map(([name, make]) => ({
        provider,
        name,
        // an id that stands in a header may hold no dot, which a name of an event may
        sample: make(`${provider.id}-${name}`.replaceAll(/[^\w-]/g, '-')),
      })),
    ),
  )
).flat();

function deliver({ provider, sample }: (typeof cases)[number], secret: string, host: string): Delivery {
  const { method = 'POST', headers, body } = sample;
  const parts = { method, headers, body, host, rawPath: `/${provider.id}`, receivedAt: Date.now() };
  return signed(aDelivery(parts), provider, secret);
}

/** A repetition too, which meets what the first has left behind. */
const times = [1, 2];

it('there are several samples of each provider that has any, and that we can sign as', () => {
  const ids = new Set(cases.map(({ provider }) => provider.id));
  expect(ids).toEqual(
    new Set(providers.filter((one) => samples.has(one.id) && canSign(one)).map(({ id }) => id)),
  );
  expect(ids.size).toBeGreaterThan(2);
  expect(cases.length).toBeGreaterThanOrEqual(2 * ids.size);
});

describe('serve writes no line that wakes somebody', () => {
  let cwd: string;
  let gateway: ServeProcess;
  beforeAll(async () => {
    cwd = mkdtempSync(join(tmpdir(), 'sallyport-happy-'));
    mkdirSync(join(cwd, '.sallyport'));
    const secrets = Object.fromEntries(
      providers.filter(canSign).map((provider) => [provider.id, fittingSecret(provider)]),
    );
    writeFileSync(join(cwd, '.sallyport/secrets.json'), JSON.stringify(secrets));
    gateway = await ServeProcess.start(cwd);
  });
  afterAll(async () => {
    expect(await gateway.kill('SIGTERM')).toBe(0);
    rmSync(cwd, { recursive: true });
  });

  it.each(cases)('for $provider.id $name', async (one) => {
    const before = gateway.log.length;
    for (const _ of times) {
      const { method, rawPath, rawQuery, headers, body } = deliver(
        one,
        fittingSecret(one.provider),
        new URL(gateway.url).host,
      );
      const query = rawQuery === '' ? '' : `?${rawQuery}`;
      const response = await fetch(`${gateway.url}${rawPath}${query}`, {
        method,
        headers: [...headers] as [string, string][],
        ...(body.length === 0 ? {} : { body: Buffer.from(body) }),
      });
      expect(response.status).toBe(200);
    }
    while (gateway.log.length < before + times.length) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(gateway.complaints).toEqual([]);
    expect(gateway.log[before]).toMatchObject({ name: 'delivery', outcome: 'accepted' });
  });
});

describe('the bundle, with all that can be configured, writes no line that wakes somebody', () => {
  const secrets = Object.fromEntries(
    providers.filter(canSign).map((provider) => [`hooks/${provider.id}`, fittingSecret(provider)]),
  );
  const config = {
    endpoints: Object.fromEntries(
      providers
        .filter(canSign)
        .map((one) => [
          one.id,
          { provider: one.id, secretId: `hooks/${one.id}`, options: neededOptions(one) },
        ]),
    ),
    park: {
      queueUrl: `https://sqs.eu-west-1.amazonaws.com/1/${parkingQueue}`,
      deadLetterUrl: `https://sqs.eu-west-1.amazonaws.com/1/${deadLetterQueue}`,
    },
    claimCheck: { bucket },
    dedupe: { table },
    maxEntryBytes: 2_048,
  };
  let world: World;
  let lambda: LambdaProcess;
  beforeAll(async () => {
    world = new World(config.maxEntryBytes, secrets, 'pk');
    lambda = await LambdaProcess.start({
      ...awsEnvironment(await world.listen()),
      AWS_LAMBDA_FUNCTION_NAME: 'hooks',
      SALLYPORT_CONFIG: JSON.stringify(config),
    });
  });
  afterAll(async () => {
    await lambda.stop();
    await world.close();
  });

  it.each(cases)('for $provider.id $name', async (one) => {
    for (const _ of times) {
      const delivery = deliver(one, fittingSecret(one.provider), 'hooks.example.com');
      const answer = await lambda.invoke(functionUrlEvent(delivery));
      expect(answer.statusCode).toBe(200);
    }
    const outcomes = lambda.deliveries.slice(-times.length).map(({ outcome }) => outcome);
    expect(outcomes[0]).toBe('accepted');
    expect(lambda.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
    expect(lambda.stderr).toBe('');
  });
});
