import type { DeliveryId, Occurrence } from '../provider.ts';
import { detailOf } from './detail.ts';

/**
 * The occurrences of one message. Where two with the same signed id say different things, that id suppresses neither: the
 * second would pass for a repetition of the first, and be lost.
 */
export function withoutSharedIds(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  if (occurrences.length === 1) return occurrences;
  const texts = new Map<string, string>();
  const shared = new Set<string>();
  for (const one of occurrences) {
    if (one.id?.origin !== 'signed') continue;
    const [name, text] = [nameOf(one.id), detailOf(one.content, 0)];
    if ((texts.get(name) ?? text) !== text) shared.add(name);
    texts.set(name, text);
  }
  if (shared.size === 0) return occurrences;
  return occurrences.map((one) =>
    one.id && shared.has(nameOf(one.id)) ? { ...one, id: { value: one.id.value, origin: 'derived' } } : one,
  );
}

function nameOf({ value, apart }: DeliveryId): string {
  return JSON.stringify([value, apart]);
}
