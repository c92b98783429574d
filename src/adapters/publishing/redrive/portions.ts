import { inBatches } from '../../../domain/publishing/batches.ts';
import type { Message } from './message.ts';

/** Messages that are put to a bus together. */
export interface Portion {
  /** What the portions share that fail together: their bus, or the store. */
  readonly lot: string;
  readonly messages: readonly Message[];
}

/** As many as one request to EventBridge takes. */
const mostTogether = 10;

/**
 * Splits what can be read of a batch: by bus, since requests are never of two, and full. What must be fetched from the store
 * first is megabytes each: it goes one by one, and last.
 */
export function inPortions(messages: readonly Message[]): readonly Portion[] {
  const lots = Map.groupBy(messages, lotOf);
  const portions = (lot: string, items: number) =>
    inBatches(lots.get(lot) ?? [], () => 0, { items, bytes: Number.POSITIVE_INFINITY }).map((some) => ({
      lot,
      messages: some,
    }));
  const ofBuses = [...lots.keys()].filter((lot) => lot !== unreadable && lot !== stored);
  return [...ofBuses.flatMap((lot) => portions(lot, mostTogether)), ...portions(stored, 1)];
}

const unreadable = 'unreadable';
const stored = 'stored';

function lotOf({ parked }: Message): string {
  if (!parked) return unreadable;
  return 'event' in parked ? `bus ${parked.event.bus}` : stored;
}
