import { batch, signal } from '@preact/signals';
import type { DeliveryRow, Forwarding, RulesState, State } from '../api.ts';
import { ask } from './ask.ts';
import { rowsWith } from './deliveries/rows.ts';

/** Newest first. */
export const rows = signal<readonly DeliveryRow[]>([]);
/** Whether the first of `rows` have come, or there are none. */
export const hasNewest = signal(false);
/** Whether `rows` are all that is kept, or older ones are still on their way. */
export const hasAll = signal(false);
export const state = signal<State | undefined>(undefined);
export const rulesState = signal<RulesState | undefined>(undefined);
/** By id: those that changed while the page was open. */
export const forwardings = signal<ReadonlyMap<number, Forwarding>>(new Map());
export const connection = signal<'connecting' | 'connected' | 'lost'>('connecting');

/** What is on the first screen, and as much as one request brings of the rest. */
const first = 200;
const page = 5_000;
const msToRetry = 1_000;

/** Keeps all of the above as the server has it. */
export function follow(open: () => EventSource): void {
  const source = open();
  on(source, 'deliveries', (came: readonly DeliveryRow[]) => add(came));
  on(source, 'forwardings', (changed: readonly Forwarding[]) => {
    forwardings.value = new Map([...forwardings.value, ...changed.map((each) => [each.id, each] as const)]);
  });
  on(source, 'rules', (now: RulesState) => {
    rulesState.value = now;
  });
  on(source, 'state', (now: State) => {
    state.value = now;
  });
  source.addEventListener('open', () => {
    connection.value = 'connected';
    catchUp().catch(() => {
      source.close();
      again();
    });
  });
  source.addEventListener('error', () => {
    source.close();
    again();
  });
  // the browser gives up on some failures and waits long after others
  const again = () => {
    connection.value = 'lost';
    setTimeout(() => follow(open), msToRetry);
  };
}

/** All that came before the connection, or while there was none. */
async function catchUp(): Promise<void> {
  const known = rows.value[0]?.seq;
  const [now, rules, newest] = await Promise.all([
    ask<State>('GET', '/api/state'),
    ask<RulesState>('GET', '/api/rules'),
    pageOf(first),
  ]);
  const isAnotherJournal = known !== undefined && (newest[0]?.seq ?? 0) < known;
  batch(() => {
    state.value = now;
    rulesState.value = rules;
    if (isAnotherJournal) rows.value = newest;
    else add(newest);
    hasNewest.value = true;
  });
  if (known !== undefined && !isAnotherJournal) await fill(newest, known);
  await addOlder();
}

/** What came while there was no connection, where it is more than the first page. */
async function fill(newest: readonly DeliveryRow[], known: number): Promise<void> {
  let oldest = newest.at(-1)?.seq ?? known;
  while (oldest > known + 1) {
    const rest = await pageOf(page, oldest);
    add(rest);
    oldest = rest.at(-1)?.seq ?? known;
  }
}

async function addOlder(): Promise<void> {
  while (true) {
    const oldest = rows.value.at(-1)?.seq;
    const older = oldest === undefined ? [] : await pageOf(page, oldest);
    if (older.length === 0) break;
    add(older);
  }
  hasAll.value = true;
}

function pageOf(limit: number, before?: number): Promise<readonly DeliveryRow[]> {
  return ask('GET', `/api/deliveries?limit=${limit}${before === undefined ? '' : `&before=${before}`}`);
}

function add(came: readonly DeliveryRow[]): void {
  const keep = state.value?.keep ?? Number.POSITIVE_INFINITY;
  const all = rowsWith(rows.value, came);
  rows.value = all.length > keep ? all.slice(0, keep) : all;
}

function on<T>(source: EventSource, name: string, listener: (data: T) => void): void {
  source.addEventListener(name, ({ data }: MessageEvent<string>) => listener(JSON.parse(data)));
}
