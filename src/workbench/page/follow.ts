import { batch } from '@preact/signals';
import type { DeliveryRow, Forwarding, RulesState, State } from '../api.ts';
import type { Tab } from './browser/tab.ts';
import { catchUp } from './catch-up.ts';
import {
  addRows,
  connection,
  forwardings,
  noteRefusal,
  refusal,
  rulesState,
  state,
  timesCaughtUp,
} from './live.ts';

const msToRetry = 1_000;

let tab: Tab | undefined;
let disconnect = () => {};

/** Keeps what is live as the server has it, while somebody can look: a browser has six connections for all its tabs. */
export function follow(open: () => EventSource, of: Tab): void {
  tab = of;
  // the first rows need not wait for a connection
  catchUp(take).catch(noteRefusal);
  const connectIfShown = () => {
    disconnect();
    if (!of.isHidden) connect(open);
  };
  of.listen(connectIfShown);
  connectIfShown();
}

function connect(open: () => EventSource): void {
  const source = open();
  on(source, 'deliveries', (came: readonly DeliveryRow[]) => addRows(came));
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
    catchUp(take).then(
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

function on<T>(source: EventSource, name: string, listener: (data: T) => void): void {
  source.addEventListener(name, ({ data }: MessageEvent<string>) => listener(JSON.parse(data)));
}
