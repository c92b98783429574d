import { describe, expect, it } from '@jest/globals';
import { EmbeddedMetrics } from '../../../src/adapters/system/embedded-metrics.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import type { MetricLabels, MetricName } from '../../../src/ports/metrics.ts';
import { ManualClock } from '../../support/manual-clock.ts';

type Json = Readonly<Record<string, unknown>>;

const labels: MetricLabels = { endpoint: { name: 'sms', provider: 'twilio' } };

function record(values: Partial<Record<MetricName, number>>, of?: MetricLabels): readonly string[] {
  const lines: string[] = [];
  new EmbeddedMetrics('hooks', new ManualClock(), (line) => lines.push(line)).record(values, of);
  return lines;
}

const units = new Set(
  'Seconds Microseconds Milliseconds Bytes Kilobytes Megabytes Gigabytes Terabytes Bits Kilobits Megabits Gigabits Terabits Percent Count None'.split(
    ' ',
  ),
);

/**
 * The JSON schema of the specification, clause by clause.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
function expectEmbeddedMetricFormat(line: string): Json {
  expect(line).not.toContain('\n');
  expect(Buffer.byteLength(line)).toBeLessThan(262_144);
  const root = JSON.parse(line) as Json;
  const { Timestamp, CloudWatchMetrics } = root._aws as { Timestamp: unknown; CloudWatchMetrics: Json[] };
  expect(Number.isSafeInteger(Timestamp)).toBe(true);
  expect(CloudWatchMetrics.length).toBeGreaterThan(0);
  for (const directive of CloudWatchMetrics) {
    expect(Object.keys(directive).sort()).toEqual(['Dimensions', 'Metrics', 'Namespace']);
    expect(directive.Namespace).toMatch(/^[\w.\-/#:]{1,256}$/);
    const sets = directive.Dimensions as string[][];
    expect(sets.length).toBeGreaterThan(0);
    for (const set of sets) {
      expect(set.length).toBeLessThanOrEqual(30);
      expect(new Set(set).size).toBe(set.length);
      for (const name of set) {
        expect(name).toMatch(/^[\x20-\x7e]{1,250}$/);
        expect(root[name]).toEqual(expect.stringMatching(/^.{1,1024}$/));
      }
    }
    const metrics = directive.Metrics as { Name: string; Unit: string }[];
    expect(metrics.length).toBeGreaterThan(0);
    expect(metrics.length).toBeLessThanOrEqual(100);
    for (const { Name, Unit, ...more } of metrics) {
      expect(Name).toMatch(/^[\x20-\x7e]{1,1024}$/);
      expect(units).toContain(Unit);
      expect(more).toEqual({});
      expect(Number.isFinite(root[Name])).toBe(true);
    }
  }
  return root;
}

const every: Readonly<Record<MetricName, number>> = {
  Accepted: 1,
  Rejected: 2,
  Unsigned: 1,
  UnknownEndpoint: 1,
  Proven: 1,
  Refused: 1,
  ProbeFailed: 1,
  Oversize: 3,
  Unavailable: 4,
  PublishLatency: 12.5,
  SecretRefresh: 5,
  OldSecret: 1,
  Parked: 1,
  ParkFailed: 1,
  Duplicate: 1,
  DedupeFailed: 1,
  BusMissing: 1,
  SecretFailed: 6,
  BreakerOpen: 7,
};

describe('a line of metrics', () => {
  it.each(Object.entries(every))('is in embedded metric format: %s', (name, value) => {
    const [line = '', ...more] = record({ [name]: value }, labels);
    expect(more).toEqual([]);
    expect(expectEmbeddedMetricFormat(line)).toMatchObject({ [name]: value });
  });

  it('holds several values, without labels and with them', () => {
    for (const whose of [undefined, labels]) {
      const [line = ''] = record(every, whose);
      expect(expectEmbeddedMetricFormat(line)).toMatchObject(every);
    }
  });

  it('has the namespace Sallyport and the time of the clock', () => {
    const { _aws } = expectEmbeddedMetricFormat(record({ Accepted: 1 })[0] as string) as {
      _aws: { Timestamp: number; CloudWatchMetrics: Json[] };
    };
    expect(_aws.Timestamp).toBe(Date.UTC(2026, 10, 23, 12));
    expect(_aws.CloudWatchMetrics[0]?.Namespace).toBe('Sallyport');
  });

  it('counts by gateway, by endpoint and provider where a delivery is meant, by code where one is refused', () => {
    const dimensionsOf = (line: string | undefined) => {
      const root = expectEmbeddedMetricFormat(line as string) as {
        _aws: { CloudWatchMetrics: { Dimensions: string[][] }[] };
      };
      return { root, sets: root._aws.CloudWatchMetrics[0]?.Dimensions };
    };
    const alone = dimensionsOf(record({ BreakerOpen: 1 })[0]);
    expect(alone.sets).toEqual([['Gateway']]);
    expect(alone.root).toMatchObject({ Gateway: 'hooks' });
    expect(alone.root).not.toHaveProperty('Endpoint');
    const labelled = dimensionsOf(record({ Accepted: 1 }, labels)[0]);
    expect(labelled.sets).toEqual([['Gateway'], ['Gateway', 'Endpoint', 'Provider']]);
    expect(labelled.root).toMatchObject({ Gateway: 'hooks', Endpoint: 'sms', Provider: 'twilio' });
    const refused = dimensionsOf(record({ Refused: 1 }, { ...labels, code: 'method_not_allowed' })[0]);
    expect(refused.sets).toEqual([['Gateway'], ['Gateway', 'Endpoint', 'Provider'], ['Gateway', 'Code']]);
    expect(refused.root).toMatchObject({ Gateway: 'hooks', Endpoint: 'sms', Code: 'method_not_allowed' });
  });

  it('counts what came in by its proof, and nothing else: three metrics a proof are all that are paid for', () => {
    const root = expectEmbeddedMetricFormat(record(every, { ...labels, proof: 'partial' })[0] as string) as {
      _aws: { CloudWatchMetrics: { Dimensions: string[][]; Metrics: { Name: string }[] }[] };
    };
    const [whole, byProof, ...more] = root._aws.CloudWatchMetrics;
    expect(more).toEqual([]);
    expect(whole?.Dimensions).toEqual([['Gateway'], ['Gateway', 'Endpoint', 'Provider']]);
    expect(whole?.Metrics).toHaveLength(Object.keys(every).length);
    expect(byProof?.Dimensions).toEqual([['Gateway', 'Proof']]);
    expect(byProof?.Metrics.map(({ Name }) => Name).sort()).toEqual(['Accepted', 'Duplicate', 'Parked']);
    expect(root).toMatchObject({ Gateway: 'hooks', Proof: 'partial' });
  });

  it('says no proof of what did not come in', () => {
    const root = expectEmbeddedMetricFormat(record({ Rejected: 1 }, { proof: 'signed' })[0] as string);
    expect(root).not.toHaveProperty('Proof');
  });

  it('says of each delivery its own, after others of the same and of other endpoints', () => {
    const lines: string[] = [];
    const metrics = new EmbeddedMetrics('hooks', new ManualClock(), (line) => lines.push(line));
    const told = [
      [
        { Accepted: 1, PublishLatency: 3 },
        { ...labels, proof: 'signed' },
      ],
      [
        { Accepted: 1, PublishLatency: 4 },
        { ...labels, proof: 'token' },
      ],
      [{ Accepted: 2, PublishLatency: 5 }, labels],
      [{ Accepted: 3, PublishLatency: 6 }, { endpoint: { name: 'sms', provider: 'plivo' } }],
      [{ Refused: 1 }, { code: 'bad_request' }],
      [
        { Accepted: 4, PublishLatency: 7 },
        { ...labels, proof: 'signed' },
      ],
    ] as const;
    for (const [values, of] of told) metrics.record(values, of);
    expect(lines).toEqual(told.flatMap(([values, of]) => record(values, of)));
  });

  it('measures latency in milliseconds and everything else in counts', () => {
    const root = expectEmbeddedMetricFormat(record(every)[0] as string) as {
      _aws: { CloudWatchMetrics: { Metrics: { Name: string; Unit: string }[] }[] };
    };
    const byName = new Map(root._aws.CloudWatchMetrics[0]?.Metrics.map(({ Name, Unit }) => [Name, Unit]));
    expect(byName.get('PublishLatency')).toBe('Milliseconds');
    byName.delete('PublishLatency');
    expect(byName.size).toBe(Object.keys(every).length - 1);
    expect(new Set(byName.values())).toEqual(new Set(['Count']));
  });

  it('keeps a zero: it says that something was looked at', () => {
    expect(expectEmbeddedMetricFormat(record({ PublishLatency: 0 })[0] as string)).toMatchObject({
      PublishLatency: 0,
    });
  });

  it('is not written when there is nothing to count', () => {
    expect(record({})).toEqual([]);
    expect(record({}, labels)).toEqual([]);
  });
});

it('the system clock is the wall clock', () => {
  const before = Date.now();
  const now = systemClock.now();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});
