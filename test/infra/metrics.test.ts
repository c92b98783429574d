import { describe, expect, it } from '@jest/globals';
import { knownMetrics } from '../../src/domain/metrics.ts';
import type { MetricName } from '../../src/ports/metrics.ts';
import { ofType, only, standAlone } from './support/synthesised.ts';

interface Looked {
  readonly name: string;
  readonly statistic: string;
}

type Metric = readonly (string | { readonly stat?: string })[];

interface Widget {
  readonly properties: { readonly metrics?: readonly Metric[]; readonly stat?: string };
}

const template = standAlone('github');
const ours = 'Sallyport';

function onDashboard(): readonly Looked[] {
  const { DashboardBody } = only(template, 'AWS::CloudWatch::Dashboard').Properties as {
    DashboardBody: { 'Fn::Sub': string };
  };
  const { widgets } = JSON.parse(DashboardBody['Fn::Sub']) as { widgets: readonly Widget[] };
  return widgets
    .flatMap(({ properties: { metrics = [], stat } }) => metricsOf(metrics, stat))
    .filter(({ namespace }) => namespace === ours);
}

/** With what a full stop, and the widget, say of them. */
function metricsOf(metrics: readonly Metric[], ofAll = '') {
  let before: Metric = [];
  return metrics.map((metric) => {
    const whole = metric.map((part, at) => (part === '.' ? before[at] : part)) as Metric;
    before = whole;
    const [namespace, name = ''] = whole;
    const options = whole.at(-1);
    const stat = typeof options === 'object' ? options.stat : undefined;
    return { namespace, name: String(name), statistic: stat ?? ofAll };
  });
}

function inAlarms(): readonly Looked[] {
  interface Named {
    readonly Namespace: string;
    readonly MetricName: string;
  }
  interface Alarm extends Partial<Named> {
    readonly Statistic?: string;
    readonly Metrics?: readonly { readonly MetricStat?: { readonly Metric: Named; readonly Stat: string } }[];
  }
  return ofType(template, 'AWS::CloudWatch::Alarm')
    .map(([, { Properties }]) => Properties as Alarm)
    .flatMap(({ Namespace, MetricName, Statistic, Metrics = [] }) => [
      { namespace: Namespace, name: MetricName, statistic: Statistic },
      ...Metrics.map(({ MetricStat }) => ({
        namespace: MetricStat?.Metric.Namespace,
        name: MetricStat?.Metric.MetricName,
        statistic: MetricStat?.Stat,
      })),
    ])
    .filter(({ namespace }) => namespace === ours)
    .map(({ name = '', statistic = '' }) => ({ name, statistic }));
}

/** How many there were can be asked of either. */
const statistics = { Count: ['Sum', 'SampleCount'], Milliseconds: ['p99', 'SampleCount'] };

describe('what the gateway tells', () => {
  it('is all on the dashboard, and nothing else of ours is', () => {
    const names = new Set(onDashboard().map(({ name }) => name));
    expect([...names].sort()).toEqual(Object.keys(knownMetrics).sort());
  });

  it('is all that alarms of ours look at', () => {
    const names = new Set(inAlarms().map(({ name }) => name));
    expect(names.size).toBeGreaterThanOrEqual(10);
    expect([...names].filter((name) => !Object.hasOwn(knownMetrics, name))).toEqual([]);
  });

  it('is added up where it is a count, and not where it is a time', () => {
    const looked = [...onDashboard(), ...inAlarms()];
    expect(looked.length).toBeGreaterThanOrEqual(25);
    const wrong = looked.filter(
      ({ name, statistic }) => !statistics[knownMetrics[name as MetricName].unit].includes(statistic),
    );
    expect(wrong).toEqual([]);
  });
});
