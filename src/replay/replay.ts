import type { WebhookEvent } from '../domain/event.ts';
import { eventSize } from '../domain/events/event-size.ts';
import { type ReplayMark, replayed } from '../domain/events/replayed.ts';
import type { BatchLimits } from '../domain/publishing/batches.ts';
import { unanswered } from '../domain/publishing/receipts.ts';
import { TimeLeft } from '../domain/time-left.ts';
import type { Clock } from '../ports/clock.ts';
import type { Publisher, Receipt } from '../ports/publisher.ts';
import type { Pace } from './pace.ts';

/** Why an event is not on the bus. */
export type NotTaken = Extract<Receipt, { readonly code: string }>;

/** Where replayed events go, and how. */
export interface Way<Item> {
  /** Of an event: those that follow each other and have the same go together. */
  publisherOf(item: Item): Publisher;
  readonly most: BatchLimits;
  /** How long what goes together may take. */
  readonly patienceMs: number;
  readonly pace: Pace;
  readonly clock: Clock;
}

export interface Progress<Item> {
  /** @param went how many have gone so far */
  went(went: number): void;
  notTaken(item: Item, receipt: NotTaken): void;
}

export interface Replayed<Item> {
  readonly went: number;
  readonly notTaken: number;
  /** Up to this one each has gone, or was told of as not taken. */
  readonly last: Item | undefined;
  /** `failed`: the bus takes nothing now, so that nothing more was tried. */
  readonly ended: 'done' | 'stopped' | 'failed';
}

/** Puts events on a bus once more, marked, in their order: what comes next waits until it is known what became of those before. */
export async function replay<Item extends { readonly event: WebhookEvent }>(
  items: Iterable<Item>,
  mark: ReplayMark,
  way: Way<Item>,
  progress: Progress<Item>,
  stop: AbortSignal,
): Promise<Replayed<Item>> {
  const done = { went: 0, notTaken: 0, last: undefined as Item | undefined };
  for (const together of inTurn(items, way)) {
    if (stop.aborted) return { ...done, ended: 'stopped' };
    await way.pace.next(together.length, stop);
    if (stop.aborted) return { ...done, ended: 'stopped' };
    const receipts = await put(together, mark, way);
    const failures = together.flatMap((item, at) => {
      const receipt = receipts[at] ?? unanswered;
      return 'code' in receipt ? [{ item, receipt }] : [];
    });
    for (const { item, receipt } of failures) progress.notTaken(item, receipt);
    done.went += together.length - failures.length;
    done.notTaken += failures.length;
    progress.went(done.went);
    const hasFailed = failures.some(({ receipt }) => !isItsOwnFault(receipt));
    if (!hasFailed || failures.length < together.length) done.last = together.at(-1);
    if (hasFailed) return { ...done, ended: 'failed' };
  }
  return { ...done, ended: 'done' };
}

async function put<Item extends { readonly event: WebhookEvent }>(
  together: readonly [Item, ...Item[]],
  mark: ReplayMark,
  { publisherOf, patienceMs, clock }: Way<Item>,
): Promise<readonly Receipt[]> {
  const events = together.map(({ event }) => replayed(event, mark));
  return await publisherOf(together[0]).publish(events, TimeLeft.of(patienceMs, clock));
}

/** What goes together, and never more of it in memory. */
function* inTurn<Item extends { readonly event: WebhookEvent }>(
  items: Iterable<Item>,
  { publisherOf, most, pace }: Way<Item>,
): Generator<readonly [Item, ...Item[]]> {
  const atOnce = Math.min(most.items, pace.most);
  let together: [Item, ...Item[]] | undefined;
  let bytes = 0;
  for (const item of items) {
    const size = eventSize(item.event);
    const fits = (before: readonly [Item, ...Item[]]) =>
      before.length < atOnce && bytes + size <= most.bytes && publisherOf(before[0]) === publisherOf(item);
    if (together && fits(together)) {
      together.push(item);
      bytes += size;
      continue;
    }
    if (together) yield together;
    together = [item];
    bytes = size;
  }
  if (together) yield together;
}

/** Those behind it may be taken all the same. */
function isItsOwnFault({ status, reason }: NotTaken): boolean {
  return status === 'refused' && reason !== 'denied';
}
