import type { knownMetrics } from '../domain/metrics.ts';

export type MetricName = keyof typeof knownMetrics;

/** What the numbers belong to: a configured endpoint, a kind of refusal. Never made from a request. */
export interface MetricLabels {
  readonly endpoint?: { readonly name: string; readonly provider: string } | undefined;
  readonly code?: RefusalCode | undefined;
}

/** Why a request was turned away before anything was looked up. */
export type RefusalCode = 'wrong_origin' | 'method_not_allowed' | 'bad_request';

/** Numbers for dashboards and alarms. */
export interface Metrics {
  record(values: Readonly<Partial<Record<MetricName, number>>>, labels?: MetricLabels): void;
}
