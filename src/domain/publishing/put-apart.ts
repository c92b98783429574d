import type { Publisher, Receipt } from '../../ports/publisher.ts';
import type { WebhookEvent } from '../event.ts';
import type { TimeLeft } from '../time-left.ts';
import { inLanes } from './lanes.ts';

/**
 * Publishes events that have nothing to do with each other. Where that ends in an exception, a bug that one of them
 * uncovers, each is tried by itself, so that none holds up the others.
 * @param onFailure hears of each event that ends in an exception by itself
 * @returns a receipt per event, `unavailable` for those
 */
export async function putApart(
  publisher: Publisher,
  events: readonly WebhookEvent[],
  time: TimeLeft,
  onFailure: (event: WebhookEvent, error: unknown) => void,
): Promise<readonly (Receipt | undefined)[]> {
  if (events.length === 0) return [];
  try {
    return await publisher.publish(events, time);
  } catch {
    const receipts = new Map<WebhookEvent, Receipt | undefined>();
    await inLanes(events, async (event) => {
      try {
        receipts.set(event, (await publisher.publish([event], time))[0]);
      } catch (error) {
        onFailure(event, error);
        receipts.set(event, { status: 'unavailable', reason: 'outage', code: 'internal' });
      }
    });
    return events.map((event) => receipts.get(event));
  }
}
