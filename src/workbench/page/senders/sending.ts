import { effect } from '@preact/signals';
import type { DeliveryRow, SendResult } from '../../api.ts';
import { ask } from '../ask.ts';
import { rows, state } from '../live.ts';

/** How long the list may take to show what was sent. */
const msToShow = 5_000;

export interface Sent {
  readonly result: SendResult;
  /** The number of the delivery that it made, as soon as the list shows it. */
  readonly seq?: number | undefined;
}

/**
 * Sends a sample to the gateway, signed as its sender does, and waits for the delivery that this makes.
 * @param tell gets the answer first, and then the whole
 * @returns the whole; without a number where no delivery is kept
 */
export async function sendSample(
  endpoint: string,
  sample: string | undefined,
  tell: (sent: Sent) => void,
): Promise<Sent> {
  const newest = rows.value[0]?.seq ?? 0;
  const path = `/api/senders/${encodeURIComponent(endpoint)}/send`;
  const result = await ask<SendResult>('POST', path, sample === undefined ? {} : { sample });
  tell({ result });
  if (result.status === undefined || state.value?.hasJournal === false) return { result };
  const sent = { result, seq: await deliveryOf(endpoint, newest) };
  tell(sent);
  return sent;
}

/** The first of the endpoint that came after that one. */
function deliveryOf(endpoint: string, after: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => end(undefined), msToShow);
    const stop = effect(() => {
      const seq = firstAfter(rows.value, endpoint, after);
      if (seq !== undefined) queueMicrotask(() => end(seq));
    });
    const end = (seq: number | undefined) => {
      clearTimeout(giveUp);
      stop();
      resolve(seq);
    };
  });
}

/** @param all newest first */
export function firstAfter(all: readonly DeliveryRow[], endpoint: string, after: number): number | undefined {
  const known = all.findIndex((row) => row.seq <= after);
  const newer = known < 0 ? all : all.slice(0, known);
  return newer.findLast((row) => row.endpoint === endpoint)?.seq;
}
