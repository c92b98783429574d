import type { Results } from '../../bench/lib/results.ts';
import { prices } from './prices.ts';

export const sizes = [2, 25, 250, 900] as const;
type Size = (typeof sizes)[number];

/** Nobody here can measure these: what a call of AWS takes, ms, and how a function by hand does. */
export const assumed = {
  putEventsMs: 25,
  tableReadMs: 5,
  tableWriteMs: 10,
  objectPutMs: 40,
  quickStartMs: 70,
  /** Of one delivery, kB. */
  logKb: 0.64,
  quickStartLogKb: 0.6,
} as const;

/** At that much memory a function has one processor, at less its share of it: docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const mbOfOneProcessor = 1_769;
const memoryMb = { gateway: 512, quickStart: 128 } as const;
/** From how many kB on an event goes to S3, where `maxEntryBytes` is 64000. */
const claimedFromKb = 64;
/** How long an object lies there: docs/deploying.md. */
const objectMonths = 38 / 30;
const million = 1_000_000;

/** Dollars per million deliveries of that many kB. */
export type Line = (size: Size) => number;

export interface CostModel {
  /** What the gateway with no option costs, part by part. */
  readonly plain: ReadonlyMap<string, Line>;
  /** What each option adds to it. */
  readonly options: ReadonlyMap<string, Line>;
  readonly quickStart: ReadonlyMap<string, Line>;
  /** What Lambda bills of one delivery, ms. */
  readonly billedMs: Line;
}

/** @param results of the question *warm*, for the processor time of a delivery */
export function costModel(results: Results): CostModel {
  const processorMs = (row: string, of: 'ours' | 'floor' = 'ours') => {
    const found = results.warm?.rows.find(({ name }) => name === `${row}, processor time`)?.[of];
    if (!found) throw new RangeError(`nobody has measured the processor time of ${row}`);
    return found.middle;
  };
  const slowed = (ms: number, mb: number) => (ms * mbOfOneProcessor) / mb;
  const gatewayMs = (row: string, waitMs: number) => waitMs + slowed(processorMs(row), memoryMb.gateway);

  const billedMs: Line = (size) => gatewayMs(`GitHub, ${size} kB`, assumed.putEventsMs);
  const dedupeMs =
    gatewayMs('GitHub, 2 kB, dedupe', assumed.putEventsMs + assumed.tableReadMs + assumed.tableWriteMs) -
    billedMs(2);
  const claimMs = (size: Size) =>
    gatewayMs(`GitHub, ${size} kB, claim check`, assumed.putEventsMs + assumed.objectPutMs) - billedMs(size);
  const byHandMs: Line = (size) =>
    assumed.quickStartMs +
    slowed(
      processorMs(`GitHub, ${size} kB`, 'floor') - processorMs('GitHub, 2 kB', 'floor'),
      memoryMb.quickStart,
    );

  const bus: Line = (size) => chunks(size, 64) * prices.event;
  return {
    billedMs,
    plain: new Map<string, Line>([
      ['Lambda, requests', () => prices.lambdaRequest],
      ['Lambda, GB-seconds', (size) => compute(billedMs(size), memoryMb.gateway, 'arm64')],
      ['EventBridge, each 64 KB', bus],
      ['CloudWatch Logs', () => assumed.logKb * prices.logsPerGb],
    ]),
    options: new Map<string, Line>([
      ['dedupe', () => prices.tableRead + prices.tableWrite + compute(dedupeMs, memoryMb.gateway, 'arm64')],
      [
        'claim check of what is larger than 64 kB',
        (size) =>
          size < claimedFromKb ? 0 : claimed(size) + compute(claimMs(size), memoryMb.gateway, 'arm64'),
      ],
      ['parking, while the bus takes everything', () => 0],
      [
        'parking, of what the bus did not take: sent, received, deleted',
        (size) => (2 * chunks(size, 64) + 1) * prices.queueRequest,
      ],
      [
        'front door',
        (size) =>
          prices.cloudFrontRequest +
          prices.wafRequest +
          prices.logsPerGb +
          size * prices.cloudFrontToOriginPerGb,
      ],
      ['HTTP API as the door', (size) => chunks(size, 512) * prices.httpApiRequest + 0.16 * prices.logsPerGb],
    ]),
    quickStart: new Map<string, Line>([
      ['Lambda, requests', () => prices.lambdaRequest],
      ['Lambda, GB-seconds', (size) => compute(byHandMs(size), memoryMb.quickStart, 'x86')],
      ['EventBridge, each 64 KB', bus],
      ['CloudWatch Logs', () => assumed.quickStartLogKb * prices.logsPerGb],
    ]),
  };
}

/** A million objects of 1 kB are 1 GB. Of the event only its address is left on the bus. */
function claimed(size: Size): number {
  const stored = size * objectMonths * prices.objectGbMonth;
  return prices.objectPut + stored - (chunks(size, 64) - 1) * prices.event;
}

/** @param kB of 1,000 bytes @param of how many KB, of 1,024 bytes, one is */
function chunks(kB: number, of: number): number {
  return Math.ceil((kB * 1_000) / (of * 1_024));
}

function compute(ms: number, mb: number, architecture: 'arm64' | 'x86'): number {
  return (ms / 1_000) * (mb / 1_024) * million * prices.lambdaGbSecond[architecture];
}

export function sumOf(parts: ReadonlyMap<string, Line>): Line {
  return (size) => [...parts.values()].reduce((sum, line) => sum + line(size), 0);
}
