import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ContainerModule, type ServiceIdentifier } from 'inversify';
import { EventBridgePublisher } from '../../src/adapters/aws/eventbridge/event-bridge-publisher.ts';
import { SecretsManagerSecrets } from '../../src/adapters/aws/secrets-manager/secrets-manager-secrets.ts';
import { KeysTrustedHere } from '../../src/adapters/local/files/keys-trusted-here.ts';
import { SecretsMadeOnUse } from '../../src/adapters/local/files/secrets-made-on-use.ts';
import { Database } from '../../src/adapters/local/sqlite/database.ts';
import { EmbeddedBusPublisher } from '../../src/adapters/local/sqlite/embedded-bus-publisher.ts';
import { BreakerPublisher } from '../../src/adapters/publishing/breaker/breaker-publisher.ts';
import { DedupingPublisher } from '../../src/adapters/publishing/dedupe/deduping-publisher.ts';
import { SizeLimitedPublisher } from '../../src/adapters/publishing/size-limit/size-limited-publisher.ts';
import { CachedSecrets } from '../../src/adapters/secrets/cached-secrets.ts';
import { PublishedKeys } from '../../src/adapters/secrets/published-keys.ts';
import { EmbeddedMetrics } from '../../src/adapters/system/embedded-metrics.ts';
import { JsonLog } from '../../src/adapters/system/json-log.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { type Config, toConfig } from '../../src/app/configuration/config.ts';
import { aws } from '../../src/app/container/aws.ts';
import { createContainer } from '../../src/app/container/core.ts';
import { fileKeeping, local } from '../../src/app/container/local.ts';
import { Token } from '../../src/app/container/token.ts';
import { github } from '../../src/domain/providers/github.ts';
import { Gateway } from '../../src/domain/receiving/gateway.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import { awsEnvironment } from '../support/aws-environment.ts';
import { AwsServer, awsError } from '../support/aws-server.ts';
import { aDelivery, signed } from '../support/deliveries.ts';
import { anEvent } from '../support/events.ts';
import {
  FixedSecrets,
  FixedWeb,
  RecordingLog,
  RecordingMetrics,
  RecordingPublisher,
} from '../support/fakes.ts';
import { functionUrlEvent } from '../support/function-url-events.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { SqsBehaviour } from '../support/sqs-behaviour.ts';
import { timeLeft } from '../support/time-left.ts';

const config = toConfig({
  endpoints: { github: { provider: 'github', secretId: 'hooks/github' } },
  maxEntryBytes: 2_048,
  secretTtlSeconds: 60,
});

let folder: string;
let db: Database;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-container-'));
  db = new Database(join(folder, 'events.db'));
});

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const environments: readonly {
  readonly name: string;
  readonly module: () => ContainerModule;
  readonly outermost: typeof SizeLimitedPublisher | typeof DedupingPublisher;
}[] = [
  { name: 'aws', module: () => aws(config, 'hooks', () => {}), outermost: SizeLimitedPublisher },
  {
    name: 'local',
    module: () =>
      local(
        config,
        { path: join(folder, 'secrets.json'), later: [] },
        db,
        fileKeeping(db, new RecordingLog()),
        new RecordingLog(),
      ),
    outermost: DedupingPublisher,
  },
];

it.each([
  [60, true],
  [0, false],
])('a window of %i seconds: deliveries are remembered is %s', (windowSeconds, remembers) => {
  const deduping = { ...config, dedupe: { table: 'deliveries', windowSeconds } };
  const otherwise = { ledger: {} as Ledger };
  const { ledger, warmUp } = createContainer(
    deduping,
    aws(deduping, 'hooks', () => {}, otherwise),
  ).get(Token.keeping);
  expect([ledger !== undefined, ledger === otherwise.ledger, warmUp !== undefined]).toEqual([
    remembers,
    false,
    remembers,
  ]);
});

describe.each(environments)('the environment $name', ({ module, outermost }) => {
  const tokens = Object.entries(Token) as [string, ServiceIdentifier][];

  it('has many parts', () => {
    expect(tokens.length).toBeGreaterThanOrEqual(9);
  });

  it.each(tokens)('makes %s, and only once', (_, token) => {
    const container = createContainer(config, module());
    const part = container.get(token);
    expect(part).toBeDefined();
    expect(container.get(token)).toBe(part);
  });

  it('puts the cache before the secrets, and the size check and the breaker before the bus', () => {
    const container = createContainer(config, module());
    expect(container.get(Token.secrets)).toBeInstanceOf(CachedSecrets);
    expect(container.get(Token.publisher)).toBeInstanceOf(outermost);
    expect(container.get(Token.gateway)).toBeInstanceOf(Gateway);
    expect(container.get(Token.bus)).not.toBeInstanceOf(BreakerPublisher);
  });
});

it('AWS is Secrets Manager, EventBridge and lines for CloudWatch', () => {
  const container = createContainer(
    config,
    aws(config, 'hooks', () => {}),
  );
  expect(container.get(Token.secretStore)).toBeInstanceOf(SecretsManagerSecrets);
  expect(container.get(Token.bus)).toBeInstanceOf(EventBridgePublisher);
  expect(container.get(Token.metrics)).toBeInstanceOf(EmbeddedMetrics);
  expect(container.get(Token.log)).toBeInstanceOf(JsonLog);
  expect(container.get(Token.clock)).toBe(systemClock);
  // a key of this machine is believed by no gateway that publishes to AWS
  expect(container.get(Token.keys)).toBeInstanceOf(PublishedKeys);
});

it.each([
  { windowSeconds: 86_400, outermost: DedupingPublisher },
  { windowSeconds: 1, outermost: DedupingPublisher },
  { windowSeconds: 0, outermost: SizeLimitedPublisher },
])(
  'remembers deliveries for $windowSeconds s, and with 0 never asks what was done',
  ({ windowSeconds, outermost }) => {
    const deduping = toConfig({
      endpoints: { github: { provider: 'github', secretId: 'hooks/github' } },
      dedupe: { table: 'receipts', windowSeconds },
    });
    const { ledger } = fileKeeping(db, new RecordingLog());
    for (const otherwise of [{}, { ledger }]) {
      const container = createContainer(
        deduping,
        aws(deduping, 'hooks', () => {}, otherwise),
      );
      expect(container.get(Token.publisher)).toBeInstanceOf(outermost);
      expect(container.get(Token.keeping).warmUp === undefined).toBe(windowSeconds === 0);
    }
  },
);

it('a local environment is files', () => {
  const container = createContainer(
    config,
    local(
      config,
      { path: join(folder, 'secrets.json'), later: [] },
      db,
      fileKeeping(db, new RecordingLog()),
      new RecordingLog(),
    ),
  );
  expect(container.get(Token.secretStore)).toBeInstanceOf(SecretsMadeOnUse);
  expect(container.get(Token.keys)).toBeInstanceOf(KeysTrustedHere);
  expect(container.get(Token.bus)).toBeInstanceOf(EmbeddedBusPublisher);
  expect(() => container.get(Token.metrics).record({ Accepted: 1 })).not.toThrow();
});

it('where both are files, what the bus has taken is done with it', async () => {
  const log = new RecordingLog();
  const keeping = fileKeeping(db, log);
  const secrets = { path: join(folder, 'secrets.json'), later: [] };
  const bus = createContainer(config, local(config, secrets, db, keeping, log)).get(Token.bus);
  await bus.publish([anEvent({ suppressionKey: 'together' })], timeLeft(1_000));
  expect(await keeping.ledger?.claim('together', 'another', 1_000)).toBe('done');
});

describe('what EventBridge throttles', () => {
  const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/000000000000/parked';
  let server: AwsServer;
  let sqs: SqsBehaviour;
  let throttledTimes: number;

  beforeEach(async () => {
    throttledTimes = Number.POSITIVE_INFINITY;
    server = new AwsServer();
    sqs = new SqsBehaviour();
    server.behaviour = (call, count) =>
      call.operation === 'PutEvents' && count <= throttledTimes
        ? awsError('ThrottlingException', 'slow')
        : sqs.behaviour(call, count);
    Object.assign(process.env, awsEnvironment(await server.listen()));
  });
  afterEach(() => server.close());

  const publish = (park: Config['park']) => {
    const container = createContainer(
      config,
      aws({ ...config, park }, 'hooks', () => {}),
    );
    return container.get(Token.publisher).publish([anEvent()], timeLeft(9_000));
  };

  it('is parked after a second request, with most of the time of its sender left', async () => {
    await expect(publish({ queueUrl, deadLetterUrl: undefined })).resolves.toEqual([{ status: 'parked' }]);
    expect(server.callsOf('PutEvents')).toHaveLength(2);
    expect(sqs.in(queueUrl)).toHaveLength(1);
  });

  it('is sent again while there is time where nothing can park', async () => {
    throttledTimes = 3;
    await expect(publish(undefined)).resolves.toEqual([{ status: 'published' }]);
    expect(server.callsOf('PutEvents')).toHaveLength(4);
  });
});

it('log and metrics of AWS are lines', () => {
  const lines: string[] = [];
  const container = createContainer(
    config,
    aws(config, 'hooks', (line) => lines.push(line)),
  );
  container.get(Token.log).write('info', 'hello', {});
  container.get(Token.metrics).record({ Accepted: 1 });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { name: 'hello' },
    { Gateway: 'hooks', Accepted: 1 },
  ]);
});

it('fails at once where an environment forgot a part', () => {
  const container = createContainer(config, new ContainerModule(() => {}));
  expect(() => container.get(Token.handler)).toThrow();
});

it('takes a part from the module that came last', () => {
  const own = new RecordingLog();
  const container = createContainer(
    config,
    aws(config, 'hooks', () => {}),
    new ContainerModule(({ rebind }) => {
      rebind(Token.log).toConstantValue(new RecordingLog());
    }),
    new ContainerModule(({ rebind }) => {
      rebind(Token.log).toConstantValue(own);
    }),
  );
  expect(container.get(Token.log)).toBe(own);
});

describe('the parts together', () => {
  function house() {
    const clock = new ManualClock();
    const values: Record<string, readonly string[]> = { 'hooks/github': ['hunter2'] };
    const secrets = new FixedSecrets(values);
    const bus = new RecordingPublisher();
    const log = new RecordingLog();
    const metrics = new RecordingMetrics();
    const container = createContainer(
      config,
      new ContainerModule(({ bind, rebind }) => {
        bind(Token.clock).toConstantValue(clock);
        bind(Token.log).toConstantValue(log);
        bind(Token.metrics).toConstantValue(metrics);
        bind(Token.secretStore).toConstantValue(secrets);
        bind(Token.bus).toConstantValue(bus);
        bind(Token.buses).toConstantValue({ isMissing: async () => false });
        rebind(Token.web).toConstantValue(new FixedWeb({}));
        bind(Token.keeping).toConstantValue({});
      }),
    );
    const handler = container.get(Token.handler);
    const push = (body = '{"n":1}', secret = 'hunter2') => {
      const headers = { 'content-type': 'application/json', 'x-github-event': 'push' };
      const delivery = signed(
        aDelivery({ rawPath: '/github', headers, body, receivedAt: clock.now() }),
        github,
        secret,
      );
      return handler(functionUrlEvent(delivery), { getRemainingTimeInMillis: () => 30_000 });
    };
    return { clock, secrets, values, bus, log, metrics, push };
  }

  it('publish a delivery', async () => {
    const { bus, push } = house();
    await expect(push()).resolves.toMatchObject({ statusCode: 200 });
    expect(bus.events).toHaveLength(1);
  });

  it('keep a secret for as long as the configuration says', async () => {
    const { clock, secrets, push } = house();
    await push();
    clock.advance(59_999);
    await push();
    expect(secrets.asked).toHaveLength(1);
    clock.advance(1);
    await push();
    expect(secrets.asked).toHaveLength(2);
  });

  it('refuse an event that is not smaller than the configuration says', async () => {
    const { bus, metrics, push } = house();
    await expect(push(`{"x":"${'x'.repeat(2_048)}"}`)).resolves.toMatchObject({ statusCode: 413 });
    expect(bus.calls).toEqual([]);
    expect(metrics.sum('Oversize')).toBe(1);
  });

  it('give a bus that is down one short try without the breaker, and all the time again when the clock says so', async () => {
    const { bus, clock, log, push } = house();
    bus.receiptFor = () => ({ status: 'unavailable', reason: 'outage', code: 'ThrottlingException' });
    for (let n = 0; n < 10; n += 1) await expect(push()).resolves.toMatchObject({ statusCode: 503 });
    const [first] = bus.calls;
    const patience = bus.calls.map(({ left }) => left);
    expect(patience).toEqual([...Array(5).fill(first?.left), ...Array(5).fill(1_000)]);
    expect(log.named('breaker_open')).toHaveLength(1);
    bus.receiptFor = () => ({ status: 'published' });
    clock.advance(10_000);
    await expect(push()).resolves.toMatchObject({ statusCode: 200 });
  });

  it.each([
    ['back', -3_600_000],
    ['forward', 3_600_000],
  ])('find a new secret, and a bus that is up again, when the clock is set %s an hour', async (_, jump) => {
    const { bus, clock, values, push } = house();
    await expect(push()).resolves.toMatchObject({ statusCode: 200 });
    await expect(push('{}', 'forged')).resolves.toMatchObject({ statusCode: 401 });
    bus.receiptFor = () => ({ status: 'unavailable', reason: 'outage', code: 'ThrottlingException' });
    for (let n = 0; n < 6; n += 1) await expect(push()).resolves.toMatchObject({ statusCode: 503 });
    clock.advance(jump);
    bus.receiptFor = () => ({ status: 'published' });
    values['hooks/github'] = ['correct horse'];
    await expect(push('{}', 'correct horse')).resolves.toMatchObject({ statusCode: 200 });
    expect(bus.calls.at(-1)?.left).toBeGreaterThan(1_000);
  });
});
