import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Context, SQSEvent } from 'aws-lambda';
import { eventText } from '../../src/adapters/publishing/parking/parked-event.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { ConfigInvalid } from '../../src/app/configuration/config.ts';
import { ContainerModule, Token } from '../../src/app/container/token.ts';
import { type Customisation, lambdaEntry } from '../../src/app/lambda-entry.ts';
import type { Provider } from '../../src/domain/provider.ts';
import { github } from '../../src/domain/providers/github.ts';
import { providers } from '../../src/domain/providers/index.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import type { Publisher } from '../../src/ports/publisher.ts';
import { MemoryLedger } from '../adapters/publishing/dedupe/memory-ledger.ts';
import { aDelivery, signed } from '../support/deliveries.ts';
import { anEvent } from '../support/events.ts';
import { FixedSecrets, RecordingLog, RecordingMetrics, RecordingPublisher } from '../support/fakes.ts';
import { functionUrlEvent } from '../support/function-url-events.ts';

const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/0/parking';
const context = { getRemainingTimeInMillis: () => 30_000 };
const acme: Provider = { ...github, id: 'acme', source: 'acme.example' };

let bus: RecordingPublisher;
let log: RecordingLog;

beforeEach(() => {
  bus = new RecordingPublisher();
  log = new RecordingLog();
});

/** Nothing of AWS, and a log that belongs to the user. */
const outside = new ContainerModule(({ rebind }) => {
  rebind(Token.secretStore).toConstantValue(new FixedSecrets({ 'hooks/acme': ['hunter2'] }));
  rebind(Token.bus).toResolvedValue(() => bus);
  rebind(Token.buses).toConstantValue({ isMissing: async (name) => name === 'missing' });
  rebind(Token.log).toResolvedValue(() => log);
  rebind(Token.metrics).toResolvedValue(() => new RecordingMetrics());
});

/** A step that leaves its name on what comes by. */
function stamp(name: string): ContainerModule {
  const step = (next: Publisher): Publisher => ({
    publish: (events, time) =>
      next.publish(
        events.map((event) => ({ ...event, resources: [...event.resources, name] })),
        time,
      ),
  });
  return new ContainerModule(({ onActivation }) => {
    onActivation(Token.publisher, (_, publisher) => step(publisher));
  });
}

function start(settings: object = {}, { modules = [], ...more }: Customisation = {}) {
  const endpoints = { acme: { provider: 'acme', secretId: 'hooks/acme' } };
  process.env.SALLYPORT_CONFIG = JSON.stringify({ endpoints, ...settings });
  return lambdaEntry({ providers: [acme], modules: [outside, ...modules], ...more });
}

function push(headers: Readonly<Record<string, string>> = {}) {
  const delivery = aDelivery({ rawPath: '/acme', headers: { 'x-github-event': 'push', ...headers } });
  return functionUrlEvent(signed(delivery, acme, 'hunter2'));
}

function parked(): SQSEvent {
  const body = eventText(anEvent({ resources: ['parked'] }));
  return { Records: [{ messageId: 'm', body, attributes: { ApproximateReceiveCount: '1' } }] } as SQSEvent;
}

describe('an entry of the user', () => {
  it('publishes what its own provider sent', async () => {
    const { handler } = await start();
    await expect(handler(push(), context)).resolves.toMatchObject({ statusCode: 200 });
    expect(bus.events).toMatchObject([{ source: 'acme.example', detailType: 'push', endpoint: 'acme' }]);
  });

  it('does not start where its provider has the id of a built-in one', async () => {
    await expect(start({}, { providers: [acme, github] })).rejects.toThrow(ConfigInvalid);
  });

  it.each([
    ['zzzzzz', `must be one of ${[...providers.map(({ id }) => id), 'acme'].join(', ')}`],
    ['acne', 'there is no provider of this id; do you mean acme?'],
  ])(
    'names to those who ask for %s all that there are, or the one that is meant',
    async (provider, words) => {
      const document = { endpoints: { acme: { provider, secretId: 'hooks/acme' } } };
      await expect(start(document)).rejects.toThrow(`endpoints.acme.provider: ${words}`);
    },
  );

  it('looks at its buses before it lets a delivery in, and when it is asked', async () => {
    const { check } = await start({ bus: 'missing' });
    expect(log.named('bus_missing')).toHaveLength(1);
    await expect(check()).resolves.toEqual({
      missingBuses: ['missing'],
      unavailableSecrets: [],
      failedProbes: [],
    });
  });

  /** As Lambda starts the function whose handler is this. */
  async function startAs(handler: string, { modules = [] }: Customisation = {}) {
    process.env._HANDLER = handler;
    try {
      return await start({ bus: 'missing' }, { modules });
    } finally {
      delete process.env._HANDLER;
    }
  }

  it.each(['index.redrive', 'index.check'])('looks at nothing ahead as %s', async (handler) => {
    await startAs(handler);
    expect(log.named('bus_missing')).toHaveLength(0);
  });

  it.each(['index.fourth', 'index.constructor', 'handler.fourth', 'index.handler.fourth'])(
    'needs nothing ahead as a function that nobody knows: %s',
    async (handler) => {
      await startAs(handler);
      expect(log.named('bus_missing')).toHaveLength(0);
    },
  );

  it.each(['index.handler', 'src/deep/index.handler', 'redrive.handler', 'index.gateway.handler'])(
    'looks at its buses, and loads what it will need, where it receives: %s',
    async (handler) => {
      let warm = 0;
      const keeping = new ContainerModule(({ rebind }) => {
        rebind(Token.keeping).toConstantValue({
          warmUp: async () => {
            warm += 1;
          },
        });
      });
      await startAs(handler, { modules: [keeping] });
      expect(log.named('bus_missing')).toHaveLength(1);
      expect(warm).toBe(1);
    },
  );
});

describe('a start with many secrets', () => {
  const names = Array.from({ length: 100 }, (_, n) => `hook-${n}`);
  const endpoints = Object.fromEntries(names.map((name) => [name, { provider: 'acme', secretId: name }]));
  const delivery = functionUrlEvent(
    signed(aDelivery({ rawPath: '/hook-99', headers: { 'x-github-event': 'push' } }), acme, 'hunter2'),
  );

  it('reads them for a second, leaves the rest, and has a delivery wait for its own alone', async () => {
    const asked: string[] = [];
    const slow = new ContainerModule(({ rebind }) => {
      rebind(Token.secretStore).toConstantValue({
        get: async (id) => {
          asked.push(id);
          await new Promise((resolve) => setTimeout(resolve, 400));
          return [new Secret('hunter2')];
        },
      });
    });
    const { handler, check } = await start({ endpoints }, { modules: [slow] });
    const prepared = asked.length;
    expect(prepared).toBeLessThan(names.length);
    await expect(handler(delivery, context)).resolves.toMatchObject({ statusCode: 200 });
    expect(asked.slice(prepared)).toEqual(['hook-99']);
    await expect(check()).resolves.toEqual({ missingBuses: [], unavailableSecrets: [], failedProbes: [] });
    expect([...asked].sort()).toEqual([...names].sort());
  });
});

describe('a log of the user', () => {
  it('hears of deliveries', async () => {
    const { handler } = await start();
    await handler(push(), context);
    expect(log.named('delivery')).toMatchObject([{ fields: { endpoint: 'acme', outcome: 'accepted' } }]);
  });

  it('hears of what is configured badly', async () => {
    await start({ park: { queueUrl } });
    expect(log.named('parking_without_bucket')).toHaveLength(1);
  });

  it('hears of what was parked', async () => {
    const { redrive } = await start({ park: { queueUrl } });
    await redrive(parked(), context as Context);
    expect(log.named('redrive')).toMatchObject([{ fields: { published: 1 } }]);
  });
});

describe('a step before publishing', () => {
  const stampsOf = () => bus.events.map(({ resources }) => resources.slice(1));

  it('sees every event', async () => {
    const { handler } = await start({}, { modules: [stamp('mine')] });
    await handler(push(), context);
    expect(stampsOf()).toEqual([['mine']]);
  });

  it('comes before the steps that were added ahead of it', async () => {
    const { handler } = await start({}, { modules: [stamp('first'), stamp('second')] });
    await handler(push(), context);
    expect(stampsOf()).toEqual([['second', 'first']]);
  });

  it('stands before the deduplication', async () => {
    const seen: string[] = [];
    const ledger = new ContainerModule(({ rebind, onActivation }) => {
      rebind(Token.keeping).toConstantValue({ ledger: new MemoryLedger(systemClock) });
      onActivation(Token.publisher, (_, next) => ({
        publish(events, time) {
          seen.push(...events.map(({ id }) => id));
          return next.publish(events, time);
        },
      }));
    });
    const { handler } = await start({}, { modules: [ledger] });
    const retry = push({ 'x-github-delivery': 'd1' });
    await handler(retry, context);
    await handler(retry, context);
    expect([seen.length, bus.events.length]).toEqual([2, 1]);
  });

  it('is behind what was parked, and does not see it again', async () => {
    const { redrive } = await start({ park: { queueUrl } }, { modules: [stamp('mine')] });
    await expect(redrive(parked(), context as Context)).resolves.toEqual({ batchItemFailures: [] });
    expect(bus.events.map(({ resources }) => resources)).toEqual([['parked']]);
  });
});

it('nothing is redriven where nothing can be parked', async () => {
  const { redrive } = await start();
  await expect(redrive(parked(), context as Context)).rejects.toThrow(
    'nothing can be parked: the configuration has no "park"',
  );
});
