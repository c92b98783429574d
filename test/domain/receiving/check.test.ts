import { describe, expect, it } from '@jest/globals';
import { SecretsUnavailable } from '../../../src/domain/errors.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { Check } from '../../../src/domain/receiving/check.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import { FixedSecrets, RecordingLog, RecordingMetrics } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { timeLeft } from '../../support/time-left.ts';
import { anEndpoint } from '../support/gateways.ts';

function aCheck({ missing = [] as readonly string[], secrets = { a: ['1'], b: ['2'], o: ['3'] } } = {}) {
  const [log, metrics, store] = [new RecordingLog(), new RecordingMetrics(), new FixedSecrets(secrets)];
  const asked: string[] = [];
  const buses = {
    isMissing: async (bus: string) => {
      asked.push(bus);
      return missing.includes(bus);
    },
  };
  const endpoints = [
    anEndpoint(github, { name: 'one', secretId: 'a', bus: 'x' }),
    anEndpoint(github, { name: 'two', secretId: 'b', bus: 'y' }),
    anEndpoint(github, { name: 'three', secretId: 'a', bus: 'x' }),
  ];
  const ports = { secrets: store, buses, log, metrics };
  return { check: new Check(endpoints, 'o', ports), endpoints, ports, asked, store, log, metrics };
}

describe('a check', () => {
  it('looks for every bus and reads every secret, each once', async () => {
    const { check, asked, store, log } = aCheck();
    expect(await check.run()).toEqual({ missingBuses: [], unavailableSecrets: [] });
    expect(asked).toEqual(['x', 'y']);
    expect(store.asked).toEqual(['a', 'b', 'o']);
    expect(log.lines).toEqual([]);
  });

  it('says loudly that a bus is not there, and counts it', async () => {
    const { check, log, metrics } = aCheck({ missing: ['y'] });
    expect(await check.run()).toEqual({ missingBuses: ['y'], unavailableSecrets: [] });
    expect(log.named('bus_missing')).toMatchObject([{ level: 'error', fields: { bus: 'y' } }]);
    expect(metrics.sum('BusMissing')).toBe(1);
  });

  it('calls no bus missing for which nobody can tell', async () => {
    const { endpoints, ports, log } = aCheck();
    const buses = { isMissing: async () => undefined };
    const findings = await new Check(endpoints, 'o', { ...ports, buses }).run();
    expect(findings.missingBuses).toEqual([]);
    expect(log.lines).toEqual([]);
  });

  it('names the secrets that cannot be had', async () => {
    const { check } = aCheck({ secrets: { a: ['1'] } as never });
    expect((await check.run()).unavailableSecrets).toEqual(['b', 'o']);
  });

  it('reads no origin secret where none is configured', async () => {
    const { endpoints, ports, store } = aCheck();
    await new Check(endpoints, undefined, ports).run();
    expect(store.asked).toEqual(['a', 'b']);
  });

  it('reads only the secrets that are named, and looks for every bus', async () => {
    const { check, store, asked } = aCheck();
    await check.run(['b']);
    expect([store.asked, asked]).toEqual([['b'], ['x', 'y']]);
    await check.run([]);
    expect(store.asked).toEqual(['b']);
  });

  it('looks at all that a secret holds, and ahead of deliveries only at what proves nearly every one', async () => {
    const { endpoints, ports } = aCheck();
    const asked: string[] = [];
    const asks = (what: string) => async (id: string) => {
      asked.push(`${what} ${id}`);
      if (id === 'b') throw new SecretsUnavailable('absent', id, 'is not there');
      return [];
    };
    const secrets = { get: asks('get'), all: asks('all') };
    const check = new Check(endpoints, undefined, { ...ports, secrets });
    expect((await check.run()).unavailableSecrets).toEqual(['b']);
    expect((await check.prepare(timeLeft(1_000))).unavailableSecrets).toEqual(['b']);
    expect(asked).toEqual(['all a', 'all b', 'get a', 'get b']);
  });

  it('hides no bug of ours', async () => {
    const { endpoints, ports } = aCheck();
    const secrets = { get: () => Promise.reject(new TypeError('bug')) };
    await expect(new Check(endpoints, undefined, { ...ports, secrets }).run()).rejects.toThrow('bug');
  });
});

describe('a check of many', () => {
  const ids = Array.from({ length: 40 }, (_, n) => `secret-${n}`);
  const endpoints = ids.map((secretId, n) =>
    anEndpoint(github, { name: `e${n}`, secretId, bus: `bus-${n % 2}` }),
  );

  /** Answers one look after the other, the last one first. */
  class SlowPorts {
    readonly asked: string[] = [];
    readonly #waiting: (() => void)[] = [];
    most = 0;
    readonly log = new RecordingLog();
    readonly metrics = new RecordingMetrics();
    readonly secrets = { get: (id: string) => this.#ask(id).then(() => [new Secret(id)]) };
    readonly buses = { isMissing: (bus: string) => this.#ask(bus).then(() => true) };

    async #ask(what: string): Promise<void> {
      this.asked.push(what);
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        this.most = Math.max(this.most, this.#waiting.length);
      });
    }

    async answer(): Promise<void> {
      for (let turn = 0; turn < 20; turn += 1) await undefined;
      this.#waiting.pop()?.();
    }
  }

  async function run(ports: SlowPorts, time?: ReturnType<typeof timeLeft>, answers = 100) {
    const check = new Check(endpoints, undefined, ports);
    const found = time ? check.prepare(time) : check.run();
    for (let n = 0; n < answers; n += 1) await ports.answer();
    return found;
  }

  it('looks at sixteen at a time, the buses first', async () => {
    const ports = new SlowPorts();
    await run(ports);
    expect(ports.most).toBe(16);
    expect(ports.asked).toEqual(['bus-0', 'bus-1', ...ids]);
  });

  it('names what it found in the order of the configuration', async () => {
    expect((await run(new SlowPorts())).missingBuses).toEqual(['bus-0', 'bus-1']);
  });

  it('begins nothing more when its time is over, and waits for what it began', async () => {
    const [ports, clock] = [new SlowPorts(), new ManualClock()];
    const found = run(ports, timeLeft(1_000, clock));
    clock.advance(999);
    await ports.answer();
    clock.advance(1);
    expect(await found).toEqual({ missingBuses: ['bus-0', 'bus-1'], unavailableSecrets: [] });
    expect(ports.asked.length).toBeGreaterThanOrEqual(16);
    expect(ports.asked.length).toBeLessThan(20);
  });
});
