import { batch, signal } from '@preact/signals';
import type { DeliveryRow, Forwarding, RulesState, State } from '../api.ts';
import { ask, Refused } from './ask.ts';
import type { Tab } from './browser/tab.ts';
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

/** What is on the first screen, and as much as one request brings of the rest. */
const first = 200;
const page = 5_000;
const msToRetry = 1_000;

let tab: Tab | undefined;
let disconnect = () => {};

/** Keeps all of the above as the server has it, while somebody can look: a browser has six connections for all its tabs. */
export function follow(open: () => EventSource, of: Tab): void {
  tab = of;
  // the first rows need not wait for a connection
  catchUp().catch(noteRefusal);
  const connectIfShown = () => {
    disconnect();
    if (!of.isHidden) connect(open);
  };
  of.listen(connectIfShown);
  connectIfShown();
}

function connect(open: () => EventSource): void {
  const source = open();
  on(source, 'deliveries', (came: readonly DeliveryRow[]) => add(came));
  on(source, 'forwardings', (changed: readonly Forwarding[]) => {
    forwardings.value = new Map([...forwardings.value, ...changed.map((each) => [each.id, each] as const)]);
  });
  on(source, 'rules', (now: RulesState) => {
    rulesState.value = now;
  });
  on(source, 'state', take);
  let isOver = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  disconnect = () => {
    isOver = true;
    source.close();
    clearTimeout(retry);
  };
  // the browser gives up on some failures, and waits long after others
  const again = () => {
    if (isOver) return;
    isOver = true;
    source.close();
    connection.value = 'lost';
    retry = setTimeout(() => connect(open), msToRetry);
  };
  source.addEventListener('error', again);
  source.addEventListener('open', () => {
    // those that changed while nobody listened are old
    if (timesCaughtUp.value > 0) forwardings.value = new Map();
    catchUp().then(
      () => {
        if (isOver) return;
        batch(() => {
          timesCaughtUp.value += 1;
          connection.value = 'connected';
          refusal.value = undefined;
        });
      },
      (error: unknown) => {
        noteRefusal(error);
        again();
      },
    );
  });
}

/** Another version has another page. */
function take(now: State): void {
  const isAnother = state.value !== undefined && state.value.version !== now.version;
  state.value = now;
  if (isAnother) tab?.reload();
}

function noteRefusal(error: unknown): void {
  refusal.value = error instanceof Refused && error.status > 0 ? error.message : undefined;
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
    take(now);
    rulesState.value = rules;
    if (isAnotherJournal) rows.value = rowsWith([], newest);
    else add(newest);
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
    add(rest);
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
      add(older);
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

function add(came: readonly DeliveryRow[]): void {
  const keep = state.value?.keep ?? Number.POSITIVE_INFINITY;
  const all = rowsWith(rows.value, came);
  rows.value = all.length > keep ? all.slice(0, keep) : all;
}

function on<T>(source: EventSource, name: string, listener: (data: T) => void): void {
  source.addEventListener(name, ({ data }: MessageEvent<string>) => listener(JSON.parse(data)));
}
