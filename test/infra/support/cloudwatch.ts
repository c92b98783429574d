import type { Properties } from '../loader/template.ts';
import { evaluate, type Value } from './alarm-math.ts';

type Dimensions = Readonly<Record<string, string>>;

interface Point {
  readonly at: number;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Dimensions;
  readonly value: number;
}

interface Metric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
}

interface Query {
  readonly Id: string;
  readonly Expression?: unknown;
  readonly MetricStat?: { readonly Metric: Metric; readonly Period: number; readonly Stat: string };
  readonly Period?: number;
}

/** An alarm, as a template has it. */
type Alarm = Partial<Metric> & {
  readonly Statistic?: string;
  readonly Period?: number;
  readonly Metrics?: readonly Query[];
  readonly Threshold: number;
  readonly ComparisonOperator: string;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly TreatMissingData: string;
};

/** What was counted, by us or by AWS, and which alarms ring of it. Resources have their logical ids for names. */
export class CloudWatch {
  readonly #points: Point[] = [];

  /** A line in the embedded metric format: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
  readLine(line: string): void {
    const { _aws, ...values } = JSON.parse(line);
    for (const { Namespace: namespace, Dimensions: sets, Metrics: metrics } of _aws.CloudWatchMetrics) {
      for (const { Name: name } of metrics as readonly { readonly Name: string }[]) {
        for (const keys of sets as readonly string[][]) {
          const dimensions = Object.fromEntries(keys.map((key) => [key, values[key]]));
          this.put({ at: _aws.Timestamp, namespace, name, dimensions, value: values[name] });
        }
      }
    }
  }

  put(point: Point): void {
    this.#points.push(point);
  }

  /** @param now the end of the last period, epoch ms */
  rings(properties: Properties, now: number): boolean {
    const alarm = properties as unknown as Alarm;
    return this.#seriesOf(alarm, now).some((series) => rings(alarm, series));
  }

  /** One, or as many as a query brings; the latest value first. */
  #seriesOf(alarm: Alarm, now: number): readonly (readonly Value[])[] {
    const periods = Array.from({ length: alarm.EvaluationPeriods }, (_, back) => back);
    const { Metrics: queries } = alarm;
    if (!queries) {
      const { Namespace = '', MetricName = '', Dimensions, Period = 0, Statistic = '' } = alarm;
      const metric = { Namespace, MetricName, ...(Dimensions ? { Dimensions } : {}) };
      return [periods.map((back) => this.#statistic(metric, Statistic, now - back * Period * 1000, Period))];
    }
    const [watched] = queries;
    const expression = textOf(watched?.Expression);
    if (expression.startsWith('SELECT')) return this.#select(expression, watched?.Period ?? 0, periods, now);
    const parts = queries.flatMap(({ Id, MetricStat }) => (MetricStat ? [{ Id, ...MetricStat }] : []));
    const series = periods.map((back) =>
      evaluate(
        expression,
        Object.fromEntries(
          parts.map(({ Id, Metric, Period, Stat }) => [
            Id,
            this.#statistic(Metric, Stat, now - back * Period * 1000, Period),
          ]),
        ),
      ),
    );
    return [series];
  }

  #statistic(
    { Namespace, MetricName, Dimensions = [] }: Metric,
    stat: string,
    end: number,
    period: number,
  ): Value {
    const wanted = Object.fromEntries(Dimensions.map(({ Name, Value: value }) => [Name, textOf(value)]));
    return reduced(
      stat,
      this.#within(end, period).filter(
        ({ namespace, name, dimensions }) =>
          namespace === Namespace && name === MetricName && isSame(dimensions, wanted),
      ),
    );
  }

  /** The largest value of each group, as in the only query that we have. */
  #select(query: string, period: number, periods: readonly number[], now: number) {
    const [, name, namespace, keys = '', key = '', value, group = ''] =
      /^SELECT MAX\((\w+)\) FROM SCHEMA\("(\w+)", ([\w, ]+)\) WHERE (\w+) = '([^']+)' GROUP BY (\w+) ORDER BY MAX\(\) ASC$/.exec(
        query,
      ) ?? [];
    const schema = keys.split(', ').toSorted();
    const found = this.#points.filter(
      (point) =>
        point.namespace === namespace &&
        point.name === name &&
        point.dimensions[key] === value &&
        `${Object.keys(point.dimensions).toSorted()}` === `${schema}`,
    );
    const groups = Map.groupBy(found, ({ dimensions }) => dimensions[group]);
    return [...groups.values()].map((points) =>
      periods.map((back) => {
        const end = now - back * period * 1000;
        return reduced(
          'Maximum',
          points.filter(({ at }) => isWithin(at, end, period)),
        );
      }),
    );
  }

  #within(end: number, period: number): readonly Point[] {
    return this.#points.filter(({ at }) => isWithin(at, end, period));
  }
}

function isWithin(at: number, end: number, period: number): boolean {
  return at >= end - period * 1000 && at < end;
}

function reduced(stat: string, points: readonly Point[]): Value {
  const values = points.map(({ value }) => value);
  if (values.length === 0) return undefined;
  const statistics: Readonly<Record<string, () => number>> = {
    Sum: () => values.reduce((sum, value) => sum + value, 0),
    SampleCount: () => values.length,
    Maximum: () => Math.max(...values),
    Minimum: () => Math.min(...values),
  };
  const statistic = statistics[stat];
  if (!statistic) throw new TypeError(`${stat} is not known`);
  return statistic();
}

function rings(alarm: Alarm, series: readonly Value[]): boolean {
  if (alarm.TreatMissingData !== 'notBreaching') throw new TypeError('missing data is no fault here');
  const comparisons: Readonly<Record<string, (value: number) => boolean>> = {
    GreaterThanThreshold: (value) => value > alarm.Threshold,
    LessThanThreshold: (value) => value < alarm.Threshold,
  };
  const breaches = comparisons[alarm.ComparisonOperator];
  if (!breaches) throw new TypeError(`${alarm.ComparisonOperator} is not known`);
  const breaching = series.filter((value) => value !== undefined && breaches(value));
  return breaching.length >= (alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods);
}

function isSame(one: Dimensions, other: Dimensions): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

/** With the logical id for what a resource is called. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, unknown>;
  if (typeof Ref === 'string') return Ref;
  if (Array.isArray(attribute)) return String(attribute[0]);
  if (Array.isArray(join)) return (join[1] as unknown[]).map(textOf).join(String(join[0]));
  throw new TypeError(`${JSON.stringify(value)} is not known`);
}
