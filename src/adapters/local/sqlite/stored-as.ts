import type { WebhookEvent } from '../../../domain/event.ts';
import type { BusPlace } from './bus-place.ts';

/** As what an event lies in the store. */
interface StoredAs extends BusPlace {
  readonly seq: number;
  /** As EventBridge would call it. */
  readonly id: string;
}

/** The same object only: what is equal to it may lie there as another. */
const stored = new WeakMap<WebhookEvent, StoredAs>();

/** As what this very event was stored in this process. @returns nothing where no store has it */
export function storedAs(event: WebhookEvent): StoredAs | undefined {
  return stored.get(event);
}

/** Called when it is on the disk. */
export function rememberStored(event: WebhookEvent, as: StoredAs): void {
  stored.set(event, as);
}
