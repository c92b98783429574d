import { describe, expect, it } from '@jest/globals';
import { ContainerModule } from 'inversify';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { toConfig } from '../../src/app/configuration/config.ts';
import { createContainer } from '../../src/app/container/core.ts';
import { Token } from '../../src/app/container/token.ts';
import type { Delivery } from '../../src/domain/delivery.ts';
import { SecretsUnavailable } from '../../src/domain/errors.ts';
import { knownMetrics } from '../../src/domain/metrics.ts';
import { github } from '../../src/domain/providers/github.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import type { Keeping } from '../../src/ports/keeping.ts';
import type { MetricName } from '../../src/ports/metrics.ts';
import type { Receipt } from '../../src/ports/publisher.ts';
import { MemoryLedger } from '../adapters/publishing/dedupe/memory-ledger.ts';
import { aDelivery, signed } from '../support/deliveries.ts';
import {
  FixedWeb,
  RecordingBuses,
  RecordingLog,
  RecordingMetrics,
  RecordingPublisher,
} from '../support/fakes.ts';
import { functionUrlEvent } from '../support/function-url-events.ts';
import { ManualClock } from '../support/manual-clock.ts';

const config = toConfig({
  endpoints: { github: { provider: 'github', secretId: 'hooks/github' } },
  maxEntryBytes: 2_048,
  url: 'https://hooks.example.com',
});

/** A whole gateway, and what it has counted. */
function house(keeping: Keeping = {}, secrets = [new Secret('hunter2')]) {
  const clock = new ManualClock();
  const buses = new RecordingBuses();
  const bus = new RecordingPublisher();
  const metrics = new RecordingMetrics();
  const get = async () => {
    if (secrets.length === 0) throw new SecretsUnavailable('absent', 'hooks/github', 'is not there');
    return secrets;
  };
  const container = createContainer(
    config,
    new ContainerModule(({ bind, rebind }) => {
      bind(Token.clock).toConstantValue(clock);
      bind(Token.log).toConstantValue(new RecordingLog());
      bind(Token.metrics).toConstantValue(metrics);
      bind(Token.secretStore).toConstantValue({ get });
      bind(Token.bus).toConstantValue(bus);
      bind(Token.buses).toConstantValue(buses);
      bind(Token.keeping).toConstantValue(keeping);
      rebind(Token.exchange).toConstantValue(() => Promise.reject(new Error('nobody is there')));
      rebind(Token.web).toConstantValue(new FixedWeb({}));
    }),
  );
  const call = (event: unknown) =>
    container.get(Token.handler)(event, { getRemainingTimeInMillis: () => 30_000 });
  const receive = (delivery: Delivery) => call(functionUrlEvent(delivery));
  const push = (body = '{"n":1}', secret = 'hunter2') => {
    const headers = {
      'content-type': 'application/json',
      'x-github-event': 'push',
      'x-github-delivery': 'd1',
    };
    const delivery = aDelivery({ rawPath: '/github', headers, body, receivedAt: clock.now() });
    return receive(signed(delivery, github, secret));
  };
  const check = () => container.get(Token.check).run();
  const probe = () => container.get(Token.selfProbe)();
  const answer = (receipt: Receipt) => {
    bus.receiptFor = () => receipt;
  };
  return { metrics, buses, push, receive, call, check, probe, answer };
}

type House = ReturnType<typeof house>;

const down: Receipt = { status: 'unavailable', reason: 'outage', code: 'ThrottlingException' };
const parking = (receipt: Receipt): Keeping => ({
  parking: { park: async (events) => events.map(() => receipt) },
});
const brokenLedger = { claim: refuse, done: refuse, release: refuse };
const old = new Secret('hunter2', {
  stage: 'previous',
  position: 0,
  from: 0,
  until: Number.MAX_SAFE_INTEGER,
});

async function refuse(): Promise<never> {
  throw new Error('the table is down');
}

/** A situation for each metric, and how much of it is then told. */
const situations: Readonly<
  Record<MetricName, readonly [told: number, house: () => House, live: (house: House) => Promise<unknown>]>
> = {
  Accepted: [1, house, ({ push }) => push()],
  Parked: [1, () => house(parking({ status: 'parked' })), failing(1)],
  Duplicate: [
    1,
    () => house({ ledger: new MemoryLedger(systemClock) }),
    async ({ push }) => [await push(), await push()],
  ],
  Rejected: [1, house, ({ push }) => push('{}', 'forged')],
  Unsigned: [1, house, ({ receive }) => receive(aDelivery({ rawPath: '/github', body: '{}' }))],
  UnknownEndpoint: [1, house, ({ receive }) => receive(aDelivery({ rawPath: '/wp-login.php' }))],
  Proven: [1, house, async ({ push }) => [await push(), await push('{}', 'forged')]],
  Refused: [
    2,
    house,
    async ({ receive, call }) => [
      await receive(aDelivery({ rawPath: '/github', method: 'PUT' })),
      await call({ not: 'a request' }),
    ],
  ],
  Oversize: [1, house, ({ push }) => push(`{"x":"${'x'.repeat(2_048)}"}`)],
  Unavailable: [1, house, failing(1)],
  PublishLatency: [0, house, ({ push }) => push()],
  OldSecret: [2, () => house({}, [old]), async ({ push }) => [await push(), await push()]],
  SecretRefresh: [1, house, ({ push }) => push()],
  SecretFailed: [1, () => house({}, []), ({ push }) => push()],
  BusMissing: [
    1,
    house,
    ({ buses, check }) => {
      buses.see = () => true;
      return check();
    },
  ],
  ProbeFailed: [1, house, ({ probe }) => probe()],
  BreakerOpen: [1, house, failing(10)],
  ParkFailed: [
    1,
    () => house(parking({ status: 'unavailable', reason: 'outage', code: 'down' })),
    failing(1),
  ],
  DedupeFailed: [1, () => house({ ledger: brokenLedger }), ({ push }) => push()],
};

/** The bus fails, and so many deliveries come. */
function failing(deliveries: number) {
  return async ({ push, answer }: House) => {
    answer(down);
    for (let n = 0; n < deliveries; n += 1) await push();
  };
}

describe('the numbers that the gateway tells', () => {
  it('are these, each with a situation that it tells of', () => {
    expect(Object.keys(situations).sort()).toEqual(Object.keys(knownMetrics).sort());
    expect(Object.keys(situations).length).toBeGreaterThanOrEqual(19);
  });

  it.each(Object.entries(situations))(
    'have %s among them, where there is something to tell',
    async (name, [told, build, live]) => {
      const there = build();
      await live(there);
      const records = there.metrics.records.filter(({ values }) => Object.hasOwn(values, name));
      expect(records.length).toBeGreaterThan(0);
      expect(there.metrics.sum(name as MetricName)).toBe(told);
    },
  );
});
