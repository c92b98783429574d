import { describe, expect, it } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import { endpointsMistakes, toEndpoints } from '../../infra/context-endpoints.ts';
import { ConfigInvalid } from '../../src/app/configuration/config.ts';
import { providers } from '../../src/domain/providers/index.ts';
import { alarmsOf, compositesOf } from './support/alarms.ts';
import { configurationOf, gatewayStack } from './support/synthesised.ts';

const gatewayThatExpects = (expectEvery: Duration) =>
  gatewayStack(() => ({
    endpoints: { github: { provider: 'github', expectEvery }, sms: { provider: 'twilio' } },
  }));

interface Alarm {
  readonly EvaluationPeriods: number;
  readonly Metrics: readonly {
    readonly Expression?: string;
    readonly MetricStat?: { readonly Period: number; readonly Metric: { readonly Dimensions: unknown } };
  }[];
}

function silentIn(expectEvery: Duration) {
  const { Silentgithub } = alarmsOf(gatewayThatExpects(expectEvery).synthesise()) as unknown as Record<
    string,
    Alarm
  >;
  const periods = new Set(Silentgithub?.Metrics.flatMap(({ MetricStat }) => MetricStat?.Period ?? []));
  return {
    minutes: [...periods].map((seconds) => seconds / 60),
    periods: Silentgithub?.EvaluationPeriods,
    checks: /checks >= (\d+)/.exec(Silentgithub?.Metrics[0]?.Expression ?? '')?.[1],
  };
}

describe('how often a sender is expected', () => {
  const { app, synthesise } = gatewayThatExpects(Duration.hours(6));
  const template = synthesise();

  it('is watched at that endpoint alone', () => {
    const silent = Object.entries(alarmsOf(template)).filter(([name]) => name.startsWith('Silent'));
    expect(silent.map(([name]) => name)).toEqual(['Silentgithub']);
    expect(JSON.stringify(silent)).toContain('{"Name":"Endpoint","Value":"github"}');
    expect(String(silent[0]?.[1].AlarmDescription)).toContain(
      'Nothing that came to github was proven for 6 hours.',
    );
  });

  it('is a reason to look now', () => {
    const { LosingNow } = compositesOf(template);
    expect(JSON.stringify(LosingNow?.AlarmRule)).toContain('AlarmsSilentgithub');
  });

  it('is nothing that the functions are told', () => {
    expect(JSON.stringify(configurationOf(app, template))).not.toContain('expectEvery');
  });

  it.each([
    [Duration.minutes(15), { minutes: [15], periods: 1, checks: '2' }],
    [Duration.hours(1), { minutes: [60], periods: 1, checks: '10' }],
    [Duration.days(1), { minutes: [1440], periods: 1, checks: '259' }],
    [Duration.hours(25), { minutes: [750], periods: 2, checks: '135' }],
    [Duration.days(7), { minutes: [1440], periods: 7, checks: '259' }],
  ])('is looked back for in periods of a day at most: %s', (every, looked) => {
    expect(silentIn(every)).toEqual(looked);
  });

  it.each([Duration.minutes(14), Duration.seconds(3601), Duration.days(7).plus(Duration.minutes(1))])(
    'is refused in words where no alarm can look back so: %s',
    (every) => {
      expect(() => gatewayThatExpects(every)).toThrow(ConfigInvalid);
      expect(() => gatewayThatExpects(every)).toThrow(
        `endpoints.github.expectEvery: must be whole minutes, from 15 minutes to the 7 days that an alarm looks back, not ${every.toSeconds()} s`,
      );
    },
  );

  it('is seconds in the context of cdk.json, and nothing else', () => {
    const { github } = toEndpoints({ github: { provider: 'github', expectEvery: 3600 } });
    expect(github?.expectEvery?.toHours()).toBe(1);
    const mistakes = (expectEvery: unknown) =>
      endpointsMistakes({ github: { provider: 'github', expectEvery } }, providers);
    expect(mistakes(3600)).toEqual([]);
    const mistake = 'endpoints.github.expectEvery: must be a whole number of seconds';
    expect([mistakes('1h'), mistakes(1.5)]).toEqual([[mistake], [mistake]]);
  });
});
