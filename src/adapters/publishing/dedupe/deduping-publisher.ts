/**
 * Deduplication. A sender that did not hear an answer in time sends the same again, people press "redeliver", and
 * consumers would do twice what they should do once. So each delivery is looked up under a key that its repetitions
 * share, and what is done is not published again. It must never be the reason that something is lost: only what is done
 * suppresses, a claim says no more than that somebody is at work, and whoever is may die. A crash, and a ledger that
 * fails, lead to a repetition.
 */

import type { WebhookEvent } from '../../../domain/event.ts';
import { unanswered } from '../../../domain/publishing/receipts.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Publisher, Receipt } from '../../../ports/publisher.ts';
import { Claims, type ClaimTools } from './claims.ts';

/** What is kept of the time left for telling the ledger how it ended: at most this, and this part of it. */
const settleMs = 300;
const settleShare = 0.25;
const duplicate: Receipt = { status: 'duplicate' };

/** Publishes a delivery once, however often its sender repeats it. */
export class DedupingPublisher implements Publisher {
  readonly #inner: Publisher;
  readonly #tools: ClaimTools;
  readonly #newOwner: () => string;
  readonly #isAwaited: (event: WebhookEvent) => boolean;

  /**
   * @param newOwner makes a name that no other delivery has
   * @param isAwaited whether a parked event waits until a person has repaired something: who sends it again then wants it
   */
  constructor(
    inner: Publisher,
    tools: ClaimTools,
    newOwner: () => string,
    isAwaited: (event: WebhookEvent) => boolean = () => false,
  ) {
    this.#inner = inner;
    this.#tools = tools;
    this.#newOwner = newOwner;
    this.#isAwaited = isAwaited;
  }

  async publish(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    const keys = [...new Set(events.flatMap(({ suppressionKey }) => suppressionKey ?? []))];
    const [first] = events;
    if (!first || keys.length === 0) return this.#inner.publish(events, time);

    const claims = new Claims(this.#tools, first.endpoint, this.#newOwner());
    await claims.take(keys, time);
    const receipts = await this.#send(
      onePerName(events).filter(({ suppressionKey: key }) => key === undefined || !claims.isDone(key)),
      time,
    );
    for (const key of keys) if (claims.isDone(key)) receipts.set(key, duplicate);
    const awaited = new Set(events.filter(this.#isAwaited).map(nameOf));
    const isDone = (key: string) => {
      const receipt = receipts.get(key);
      return isKept(receipt) && !(receipt?.status === 'parked' && awaited.has(key));
    };
    await claims.settle(keys, isDone, time);
    return events.map((event) => receipts.get(nameOf(event)) ?? unanswered);
  }

  async #send(open: readonly WebhookEvent[], time: TimeLeft): Promise<Map<Name, Receipt>> {
    const reserve = time.share(settleShare, settleMs).left;
    const receipts = open.length > 0 ? await this.#inner.publish(open, time.keepingBack(reserve)) : [];
    return new Map(open.map((event, at) => [nameOf(event), receipts[at] ?? unanswered]));
  }
}

/** What events share that are repetitions of each other; an event without a key shares it with none. */
type Name = string | WebhookEvent;

function nameOf(event: WebhookEvent): Name {
  return event.suppressionKey ?? event;
}

function onePerName(events: readonly WebhookEvent[]): readonly WebhookEvent[] {
  const firsts = new Map<Name, WebhookEvent>();
  for (const event of events) if (!firsts.has(nameOf(event))) firsts.set(nameOf(event), event);
  return [...firsts.values()];
}

function isKept(receipt: Receipt | undefined): boolean {
  return receipt !== undefined && receipt.status !== 'refused' && receipt.status !== 'unavailable';
}
