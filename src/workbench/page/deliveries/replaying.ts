import { signal } from '@preact/signals';
import type { Replayed } from '../../api.ts';
import { ask } from '../ask.ts';
import { many } from '../format.ts';
import { notify } from '../notify.ts';
import { unmark } from './marking.ts';

/** How far a replay of many is. */
export const replaying = signal<{ readonly done: number; readonly of: number } | undefined>(undefined);

/** As many as go at once: few enough to see how far it is, and to stop. */
const atOnce = 20;
let isStopped = false;

export function stopReplaying(): void {
  isStopped = true;
}

/** Puts their events onto the bus once more, in the order in which they came, as one replay. Marks stay on what did not go. */
export async function replay(deliveries: readonly number[]): Promise<void> {
  if (replaying.value !== undefined || deliveries.length === 0) return;
  isStopped = false;
  await replayAll(deliveries.toSorted((one, other) => one - other));
  replaying.value = undefined;
}

async function replayAll(deliveries: readonly number[]): Promise<void> {
  let events = 0;
  let name: string | undefined;
  let error: string | undefined;
  for (let done = 0; done < deliveries.length && !isStopped && error === undefined; done += atOnce) {
    replaying.value = { done, of: deliveries.length };
    const next = deliveries.slice(done, done + atOnce);
    const answer = await ask<Replayed>('POST', '/api/replay', { deliveries: next, name }).catch(asError);
    events += answer.replayed;
    error = answer.error;
    name = answer.name ?? name;
    if (error === undefined) unmark(next);
  }
  const went = `${many(events, 'event')} put onto the bus once more, as ${name}.`;
  if (error === undefined) notify(went, 'good');
  else notify(events === 0 ? error : `${went} Then it ended: ${error}`, 'bad');
}

function asError({ message }: Error): Partial<Replayed> & Pick<Replayed, 'replayed'> {
  return { replayed: 0, error: message };
}
