import { knownMetrics, metricNamespace } from '../../domain/metrics.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MetricLabels, MetricName, Metrics } from '../../ports/metrics.ts';

/** What came in, and how well that was proven. */
const byProof: readonly MetricName[] = ['Accepted', 'Parked', 'Duplicate'];

/**
 * Metrics as log lines that CloudWatch reads, which costs no call.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export class EmbeddedMetrics implements Metrics {
  readonly #gateway: string;
  readonly #clock: Clock;
  readonly #writeLine: (line: string) => void;
  /** What stands between the time and the values. As many as endpoints and outcomes: nothing of a request is in one. */
  readonly #heads = new Map<string, string>();

  /** @param gateway the function's name, the dimension `Gateway` */
  constructor(gateway: string, clock: Clock, writeLine: (line: string) => void) {
    this.#gateway = gateway;
    this.#clock = clock;
    this.#writeLine = writeLine;
  }

  record(values: Readonly<Partial<Record<MetricName, number>>>, labels: MetricLabels = {}): void {
    const names = Object.keys(values) as MetricName[];
    if (names.length === 0) return;
    const members = JSON.stringify(values).slice('{'.length);
    this.#writeLine(`{"_aws":{"Timestamp":${this.#clock.now()},${this.#headOf(names, labels)},${members}`);
  }

  #headOf(names: readonly MetricName[], labels: MetricLabels): string {
    const { endpoint, code, proof } = labels;
    const key = [endpoint?.name, endpoint?.provider, code, proof, ...names].join();
    const head = this.#heads.get(key) ?? headOf(this.#gateway, names, labels);
    this.#heads.set(key, head);
    return head;
  }
}

function headOf(
  gateway: string,
  names: readonly MetricName[],
  { endpoint, code, proof }: MetricLabels,
): string {
  const dimensions = [
    ['Gateway'],
    ...(endpoint ? [['Gateway', 'Endpoint', 'Provider']] : []),
    ...(code ? [['Gateway', 'Code']] : []),
  ];
  // every set of dimensions is paid for with every metric of its directive
  const proven = proof ? names.filter((name) => byProof.includes(name)) : [];
  const directives = [
    { Namespace: metricNamespace, Dimensions: dimensions, Metrics: names.map(described) },
    ...(proven.length > 0
      ? [{ Namespace: metricNamespace, Dimensions: [['Gateway', 'Proof']], Metrics: proven.map(described) }]
      : []),
  ];
  const labels = JSON.stringify({
    Gateway: gateway,
    ...(endpoint ? { Endpoint: endpoint.name, Provider: endpoint.provider } : {}),
    ...(code ? { Code: code } : {}),
    ...(proven.length > 0 ? { Proof: proof } : {}),
  });
  return `"CloudWatchMetrics":${JSON.stringify(directives)}},${labels.slice(1, -1)}`;
}

function described(Name: MetricName) {
  return { Name, Unit: knownMetrics[Name].unit };
}
