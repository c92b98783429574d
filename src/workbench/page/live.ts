import { signal } from '@preact/signals';
import type { DeliveryRow, Forwarding, RulesState, State } from '../api.ts';
import { Refused } from './ask.ts';
import type { Row } from './deliveries/prepared.ts';
import { rowsWith } from './deliveries/rows.ts';

/** Newest first. */
export const rows = signal<readonly Row[]>([]);
/** Whether the first of `rows` have come, or there are none. */
export const hasNewest = signal(false);
/** Whether `rows` are all that is kept, or older ones are still on their way. */
export const hasAll = signal(false);
export const state = signal<State | undefined>(undefined);
export const rulesState = signal<RulesState | undefined>(undefined);
/** By id: those that changed while the page was open. */
export const forwardings = signal<ReadonlyMap<number, Forwarding>>(new Map());
export const connection = signal<'connecting' | 'connected' | 'lost'>('connecting');
/** Grows when the page has caught up with what it missed: what was read before is old then. */
export const timesCaughtUp = signal(0);
/** Why the server does not let this page in, where it says so. */
export const refusal = signal<string | undefined>(undefined);

/** Some are told twice; of what is older than is kept, nothing stays. */
export function addRows(came: readonly DeliveryRow[]): void {
  const keep = state.value?.keep ?? Number.POSITIVE_INFINITY;
  const all = rowsWith(rows.value, came);
  rows.value = all.length > keep ? all.slice(0, keep) : all;
}

export function noteRefusal(error: unknown): void {
  refusal.value = error instanceof Refused && error.status > 0 ? error.message : undefined;
}
