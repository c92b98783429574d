import type { WebhookEvent } from '../../../domain/event.ts';
import { inBatches } from '../../../domain/publishing/batches.ts';
import type { Message } from './message.ts';

/** A message, and the event that it stands for. */
export interface Going {
  readonly message: Message;
  readonly event: WebhookEvent;
}

/** Events that are put to their bus together. */
export interface Portion {
  readonly bus: string;
  readonly going: readonly Going[];
}

/** As many as one request to EventBridge takes. */
const mostTogether = { items: 10, bytes: Number.POSITIVE_INFINITY };

/** Splits by bus, since requests are never of two, and full. */
export function inPortions(all: readonly Going[]): readonly Portion[] {
  const ofBuses = Map.groupBy(all, ({ event }) => event.bus);
  return [...ofBuses].flatMap(([bus, some]) =>
    inBatches(some, () => 0, mostTogether).map((going) => ({ bus, going })),
  );
}
