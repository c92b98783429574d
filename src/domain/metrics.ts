interface Metric {
  readonly unit: 'Count' | 'Milliseconds';
  /** For people: docs/alarms.md says the same. */
  readonly meaning: string;
}

/** Every number that the gateway tells, by the name that dashboards and alarms of others use too. */
export const knownMetrics = {
  Accepted: { unit: 'Count', meaning: 'deliveries whose events are on the bus' },
  Parked: { unit: 'Count', meaning: 'deliveries of which an event waits, durably, for the bus' },
  Duplicate: { unit: 'Count', meaning: 'deliveries that had been dealt with before' },
  Rejected: { unit: 'Count', meaning: 'deliveries that proved nothing, or came to no endpoint: 401' },
  Unsigned: {
    unit: 'Count',
    meaning: 'those of the rejected that showed no proof at all, as from a scanner',
  },
  UnknownEndpoint: { unit: 'Count', meaning: 'those of the rejected that came to no endpoint' },
  Proven: {
    unit: 'Count',
    meaning:
      '1 for each delivery that was proven, 0 for each whose proof did not hold; probes and handshakes are left out',
  },
  Refused: {
    unit: 'Count',
    meaning:
      'requests that were turned away before anything was looked up, by `Code` too: `wrong_origin` 403, `method_not_allowed` 405, `bad_request` 400',
  },
  Oversize: { unit: 'Count', meaning: 'deliveries too big for the bus that were not stored either: 413' },
  Unavailable: {
    unit: 'Count',
    meaning:
      'deliveries that nothing durable took, or for which no secret was to be had: 503. Of `redrive`: events that go on waiting',
  },
  PublishLatency: {
    unit: 'Milliseconds',
    meaning: 'how long it took to publish the events of a delivery, whatever became of them',
  },
  OldSecret: {
    unit: 'Count',
    meaning: 'deliveries proven by a secret that was replaced, or that is not the first of its list',
  },
  SecretRefresh: { unit: 'Count', meaning: 'looks at where a secret is kept' },
  SecretFailed: { unit: 'Count', meaning: 'those of these looks that brought no secret' },
  BusMissing: { unit: 'Count', meaning: 'looks at a bus that found none' },
  ProbeFailed: {
    unit: 'Count',
    meaning: 'of `check`: probes of the own address that were not answered as a sender must be',
  },
  BreakerOpen: {
    unit: 'Count',
    meaning: 'how often the bus failed so much that it was left alone for a while',
  },
  ParkFailed: { unit: 'Count', meaning: 'how often events that the bus had not taken could not be parked' },
  DedupeFailed: { unit: 'Count', meaning: 'how often the ledger was asked or told something in vain' },
} as const satisfies Readonly<Record<string, Metric>>;

/** What all of them are found under. */
export const metricNamespace = 'Sallyport';
