import { describe, expect, it } from '@jest/globals';
import { github } from '../../../src/domain/providers/github.ts';
import { Check } from '../../../src/domain/receiving/check.ts';
import { FixedSecrets, RecordingLog, RecordingMetrics } from '../../support/fakes.ts';
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

  it('hides no bug of ours', async () => {
    const { endpoints, ports } = aCheck();
    const secrets = { get: () => Promise.reject(new TypeError('bug')) };
    await expect(new Check(endpoints, undefined, { ...ports, secrets }).run()).rejects.toThrow('bug');
  });
});
