/** Counts, except `PublishLatency`, which is in milliseconds. */
export type MetricName =
  | 'Accepted'
  | 'Rejected'
  | 'Parked'
  | 'ParkFailed'
  | 'Duplicate'
  | 'DedupeFailed'
  | 'Oversize'
  | 'Unavailable'
  | 'PublishLatency'
  | 'SecretRefresh'
  | 'SecretFailed'
  | 'OldSecret'
  | 'BreakerOpen'
  | 'BusMissing';

/** The configured endpoint that the numbers belong to. Never made from a request. */
export interface MetricLabels {
  readonly endpoint: string;
  readonly provider: string;
}

/** Numbers for dashboards and alarms. */
export interface Metrics {
  record(values: Readonly<Partial<Record<MetricName, number>>>, labels?: MetricLabels): void;
}
