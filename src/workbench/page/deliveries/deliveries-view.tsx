import { useKeys } from '../browser/keys.ts';
import { addressOf, go } from '../browser/location.ts';
import { DeliveryPane } from '../delivery/delivery-pane.tsx';
import { FirstStart } from '../first-start/first-start.tsx';
import { hasNewest, rows, state } from '../live.ts';
import { Loading } from '../loading.tsx';
import { DeliveryList } from './delivery-list.tsx';
import { focusWanted } from './focus.ts';
import { marked, toggleMark } from './marking.ts';
import { replay } from './replaying.ts';
import { active, move } from './shown.ts';
import { Toolbar } from './toolbar.tsx';

export function DeliveriesView({ seq }: { readonly seq?: number }) {
  const open = (to: number | undefined, how?: 'replace') =>
    go(addressOf(to === undefined ? { view: 'deliveries' } : { view: 'deliveries', seq: to }), how);
  const step = (by: number) => {
    const row = move(by);
    if (row === undefined) return;
    focusWanted.value = 'row';
    // the one beside the list goes along
    if (seq !== undefined) open(row.seq, 'replace');
  };
  const close = () => {
    if (seq === undefined) return;
    open(undefined);
    focusWanted.value = 'row';
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    x: () => active.value !== undefined && toggleMark(active.value),
    r: () => replay(marked.value.size > 0 ? [...marked.value] : [seq ?? active.value].filter(isNumber)),
    Escape: close,
  });
  if (rows.value.length === 0 && seq === undefined) return <Nothing />;
  return (
    <div class={`panes ${seq === undefined ? '' : 'has-detail'}`}>
      <section class="pane list-pane" aria-label="List of deliveries">
        {seq === undefined && <h1 class="aloud">Deliveries</h1>}
        <Toolbar />
        <DeliveryList opened={seq} open={open} step={step} />
      </section>
      {seq !== undefined && <DeliveryPane seq={seq} close={close} />}
    </div>
  );
}

function Nothing() {
  if (state.value?.hasJournal === false) return <NoJournal />;
  return hasNewest.value ? <FirstStart /> : <Loading />;
}

function NoJournal() {
  return (
    <div class="first-start">
      <h1>Deliveries are not kept</h1>
      <p>
        <code>serve</code> runs with <code>--no-journal</code>, so this list stays empty. What comes is
        printed where it runs, and rules see its events all the same. Start it without that option to see
        deliveries here; samples can be sent from <a href="/senders">Senders</a> meanwhile.
      </p>
    </div>
  );
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined;
}
