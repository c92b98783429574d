import { signal } from '@preact/signals';
import { ask } from '../ask.ts';
import { many } from '../format.ts';
import { attempt, notify } from '../notify.ts';

/** How far a replay of many is. */
export const replaying = signal<{ readonly done: number; readonly of: number } | undefined>(undefined);

/** As many as go at once: few enough to see how far it is, and to stop. */
const atOnce = 20;
let isStopped = false;

export function stopReplaying(): void {
  isStopped = true;
}

/** Puts their events onto the bus once more, in the order in which they came. */
export async function replay(deliveries: readonly number[]): Promise<void> {
  if (replaying.value !== undefined || deliveries.length === 0) return;
  isStopped = false;
  await attempt(() => replayAll(deliveries.toSorted((one, other) => one - other)));
  replaying.value = undefined;
}

async function replayAll(deliveries: readonly number[]): Promise<void> {
  let events = 0;
  let done = 0;
  while (done < deliveries.length && !isStopped) {
    replaying.value = { done, of: deliveries.length };
    const next = deliveries.slice(done, done + atOnce);
    events += (await ask<{ replayed: number }>('POST', '/api/replay', { deliveries: next })).replayed;
    done += next.length;
  }
  if (events === 0) notify('No event was made of it: there is nothing to replay.', 'bad');
  else notify(`${many(events, 'event')} put onto the bus once more.`, 'good');
}
