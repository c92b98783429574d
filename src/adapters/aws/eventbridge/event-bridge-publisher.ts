import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { WebhookEvent } from '../../../domain/event.ts';
import { eventSize } from '../../../domain/events/event-size.ts';
import type { Backoff } from '../../../domain/publishing/backoff.ts';
import { invalid, late } from '../../../domain/publishing/receipts.ts';
import type { TimeLeft } from '../../../domain/time-left.ts';
import type { Pause } from '../../../ports/pause.ts';
import type { Publisher, Receipt } from '../../../ports/publisher.ts';
import type { Item } from './attempt.ts';
import { toEntry } from './entry.ts';
import { isThrottled } from './failure.ts';
import { isWithinLimits } from './limits.ts';
import { SharedRequests } from './shared-requests.ts';

/**
 * Puts events on EventBridge. While there is time it sends again what a repetition may cure, and only that: an answer
 * of status 200 can hold failed entries, which the SDK neither repeats nor reports. No event holds up another: one that
 * cannot be an entry is not sent, and the events of a request that is refused are sent one by one.
 */
export class EventBridgePublisher implements Publisher {
  readonly #requests: SharedRequests;
  readonly #backoff: Backoff;
  readonly #throttledRetries: number;

  /**
   * @param throttledRetries how often what was throttled is sent again: where it can wait elsewhere, to insist would keep
   * its sender waiting, and the quota used up. By default for as long as there is time.
   */
  constructor(
    client: EventBridgeClient,
    maxBytes: number,
    backoff: Backoff,
    pause: Pause,
    throttledRetries = Number.POSITIVE_INFINITY,
  ) {
    this.#requests = new SharedRequests(client, maxBytes, pause);
    this.#backoff = backoff;
    this.#throttledRetries = throttledRetries;
  }

  async publish(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    const items = events.map((event) => itemOf(event, time));
    const isOpen = ({ receipt, throttled }: Item) =>
      receipt.status === 'unavailable' && throttled <= this.#throttledRetries;
    let open = items.filter(isOpen);
    for (let attempt = 0; open.length > 0; attempt += 1) {
      if (attempt > 0 && !(await this.#backoff.pauseBefore(attempt, time))) break;
      await this.#requests.put(open, time);
      for (const item of open) if (isThrottled(item.receipt)) item.throttled += 1;
      open = open.filter(isOpen);
    }
    return items.map(({ receipt }) => receipt);
  }
}

function itemOf(event: WebhookEvent, time: TimeLeft): Item {
  return {
    entry: toEntry(event),
    size: eventSize(event),
    time,
    isSuspect: false,
    throttled: 0,
    receipt: isWithinLimits(event) ? late : invalid,
  };
}
