import type { knownMetrics } from '../domain/metrics.ts';

export type MetricName = keyof typeof knownMetrics;

/** The configured endpoint that the numbers belong to. Never made from a request. */
export interface MetricLabels {
  readonly endpoint: string;
  readonly provider: string;
}

/** Numbers for dashboards and alarms. */
export interface Metrics {
  record(values: Readonly<Partial<Record<MetricName, number>>>, labels?: MetricLabels): void;
}
