import { computed, signal } from '@preact/signals';
import type { DeliveryRow } from '../../api.ts';
import { filter } from '../browser/location.ts';
import { rows } from '../live.ts';
import { Narrowing } from './narrowing.ts';
import { indexOf } from './rows.ts';

const narrowing = new Narrowing();

/** What the list has: the rows that the filter lets through. */
export const shown = computed(() => narrowing.of(rows.value, filter.value));

/** The row that keys act on. */
export const active = signal<number | undefined>(undefined);

export const activeIndex = computed(() =>
  active.value === undefined ? -1 : indexOf(shown.value, active.value),
);

/** @returns the row that is active then */
export function move(by: number): DeliveryRow | undefined {
  const last = shown.value.length - 1;
  const from = activeIndex.value;
  const to = from < 0 ? 0 : Math.min(last, Math.max(0, from + by));
  active.value = shown.value[to]?.seq;
  return shown.value[to];
}
