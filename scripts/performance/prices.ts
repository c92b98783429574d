/**
 * List prices of us-east-1 in US dollars, those of docs/deploying.md and docs/performance.md, as AWS published them in
 * November 2026. By the million, unless the name says what else.
 */
export const prices = {
  lambdaRequest: 0.2,
  lambdaGbSecond: { arm64: 0.0000133334, x86: 0.0000166667 },
  /** Of each 64 KB of an event. */
  event: 1,
  tableRead: 0.125,
  tableWrite: 0.625,
  logsPerGb: 0.5,
  /** Of each 512 KB of a request. */
  httpApiRequest: 1,
  cloudFrontRequest: 1,
  cloudFrontToOriginPerGb: 0.02,
  wafRequest: 0.6,
  objectPut: 5,
  objectGbMonth: 0.023,
  /** Of each 64 KB of a message, for each thing that is done with it. */
  queueRequest: 0.4,
  secretCall: 0.000005,
  secretMonth: 0.4,
  keyMonth: 1,
  alarmMonth: 0.1,
  compositeAlarmMonth: 0.5,
  metricMonth: 0.3,
} as const;

export const pricedIn = 'November 2026';
