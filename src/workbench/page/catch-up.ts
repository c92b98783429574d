import { batch } from '@preact/signals';
import type { DeliveryRow, RulesState, State } from '../api.ts';
import { ask } from './ask.ts';
import { rowsWith } from './deliveries/rows.ts';
import { addRows, hasAll, hasNewest, noteRefusal, rows, rulesState, state } from './live.ts';

/** What is on the first screen, and as much as one request brings of the rest. */
const first = 200;
const page = 5_000;

/** All that came before the connection, or while there was none. @param take hears how the server is */
export async function catchUp(take: (now: State) => void): Promise<void> {
  const known = rows.value[0]?.seq;
  const [now, rules, newest] = await Promise.all([
    ask<State>('GET', '/api/state'),
    ask<RulesState>('GET', '/api/rules'),
    pageOf(first),
  ]);
  const isAnotherJournal = known !== undefined && (newest[0]?.seq ?? 0) < known;
  batch(() => {
    take(now);
    rulesState.value = rules;
    if (isAnotherJournal) rows.value = rowsWith([], newest);
    else addRows(newest);
    hasNewest.value = true;
  });
  if (known !== undefined && !isAnotherJournal) await fill(newest, known);
  addOlder().catch(noteRefusal);
}

/** What came while there was no connection, where it is more than the first page. */
async function fill(newest: readonly DeliveryRow[], known: number): Promise<void> {
  let oldest = newest.at(-1)?.seq ?? known;
  while (oldest > known + 1) {
    const rest = await pageOf(page, oldest);
    addRows(rest);
    oldest = rest.at(-1)?.seq ?? known;
  }
}

let isAddingOlder = false;

/** The rest, in the background. */
async function addOlder(): Promise<void> {
  if (isAddingOlder) return;
  isAddingOlder = true;
  try {
    while (!hasAll.value) {
      const oldest = rows.value.at(-1)?.seq;
      const older = oldest === undefined ? [] : await pageOf(page, oldest);
      addRows(older);
      hasAll.value =
        older.length === 0 || rows.value.length >= (state.value?.keep ?? Number.POSITIVE_INFINITY);
    }
  } finally {
    isAddingOlder = false;
  }
}

function pageOf(limit: number, before?: number): Promise<readonly DeliveryRow[]> {
  return ask('GET', `/api/deliveries?limit=${limit}${before === undefined ? '' : `&before=${before}`}`);
}
