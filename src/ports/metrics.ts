import type { knownMetrics } from '../domain/metrics.ts';
import type { Proof } from '../domain/verification/verdict.ts';

export type MetricName = keyof typeof knownMetrics;

/** What the numbers belong to: a configured endpoint, a strength of proof, a kind of refusal. Never made from a request. */
export interface MetricLabels {
  readonly endpoint?: { readonly name: string; readonly provider: string } | undefined;
  /** How strong the proof was of what came in; of that alone, so that three values of three numbers are all there is. */
  readonly proof?: Proof | undefined;
  readonly code?: RefusalCode | undefined;
}

/** Why a request was turned away before anything was looked up. */
export type RefusalCode = 'wrong_origin' | 'method_not_allowed' | 'bad_request';

/** Numbers for dashboards and alarms. */
export interface Metrics {
  record(values: Readonly<Partial<Record<MetricName, number>>>, labels?: MetricLabels): void;
}
