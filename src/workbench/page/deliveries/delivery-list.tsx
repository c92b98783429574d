import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { measureToPaint } from '../browser/measure.ts';
import { useIsNarrow } from '../browser/narrow.ts';
import { useVirtual } from '../browser/virtual.ts';
import { DeliveryLine } from './delivery-line.tsx';
import { focusWanted } from './focus.ts';
import { marked, markTo, toggleMark } from './marking.ts';
import { NewerButton } from './newer-button.tsx';
import { active, activeIndex, shown } from './shown.ts';

interface ListProps {
  readonly opened: number | undefined;
  open(seq: number): void;
  step(by: number): void;
}

const columns = ['Mark', 'Time', 'Endpoint', 'Sender', 'Type', 'Outcome', 'Status', 'Took', 'Size'];

/** As many rows as there may be: those that can be seen are drawn, and the rest is told to screen readers by number. */
export function DeliveryList({ opened, open, step }: ListProps) {
  const rows = shown.value;
  const scroller = useRef<HTMLDivElement>(null);
  const isNarrow = useIsNarrow(scroller, 560);
  const keyOf = useMemo(() => (index: number) => rows[index]?.seq ?? -index, [rows]);
  const virtual = useVirtual({
    count: rows.length,
    height: isNarrow ? 52 : 30,
    scroller,
    keyOf,
    keep: activeIndex.value,
  });

  const hasRows = rows.length > 0;
  useLayoutEffect(() => {
    if (hasRows && performance.getEntriesByName('first-rows').length === 0) measureToPaint('first-rows', 0);
  }, [hasRows]);

  useLayoutEffect(() => {
    if (focusWanted.value !== 'row' || activeIndex.value < 0) return;
    focusWanted.value = undefined;
    virtual.scrollToIndex(activeIndex.value, { align: 'auto' });
    // wherever it is, it is drawn: the row that keys act on is kept
    scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  });

  const isActiveThere = activeIndex.value >= 0;
  // what is opened by its address is the active one, and stays in sight when the rows become others
  useLayoutEffect(() => {
    if (opened !== undefined) active.value = opened;
    if (isActiveThere) virtual.scrollToIndex(activeIndex.value, { align: 'auto' });
  }, [opened, isNarrow, isActiveThere, virtual]);

  const click = (seq: number, event: MouseEvent) => {
    if (event.shiftKey) markTo(seq);
    else if (event.ctrlKey || event.metaKey) toggleMark(seq);
    else open(seq);
    active.value = seq;
  };
  const enter = (seq: number) => {
    open(seq);
    focusWanted.value = 'detail';
  };
  const page = () => Math.max(1, (virtual.range?.endIndex ?? 0) - (virtual.range?.startIndex ?? 0) - 1);
  const steps: Readonly<Record<string, () => number>> = {
    ArrowDown: () => 1,
    ArrowUp: () => -1,
    PageDown: page,
    PageUp: () => -page(),
    Home: () => -rows.length,
    End: () => rows.length,
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = steps[event.key]?.();
    if (by !== undefined) step(by);
    else if (event.key === 'Enter' && active.value !== undefined) enter(active.value);
    else if (event.key === ' ' && active.value !== undefined) toggleMark(active.value);
    else return;
    event.preventDefault();
  };

  const tabbable = activeIndex.value < 0 ? (virtual.range?.startIndex ?? 0) : activeIndex.value;
  return (
    <div
      class={`grid ${isNarrow ? 'narrow' : ''}`}
      role="grid"
      aria-label="Deliveries, newest first"
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      onKeyDown={press}
    >
      <div class="grid-head" role="row" aria-rowindex={1}>
        {columns.map((name) => (
          <div key={name} role="columnheader" class={`cell ${name.toLowerCase()}`}>
            <span class={name === 'Mark' ? 'aloud' : undefined}>{name}</span>
          </div>
        ))}
      </div>
      <div class="grid-rows" role="rowgroup" ref={scroller}>
        <div role="presentation" class="grid-height" style={{ height: `${virtual.getTotalSize()}px` }}>
          {virtual.getVirtualItems().map(({ index, start, size }) => {
            const row = rows[index];
            return (
              row && (
                <DeliveryLine
                  key={row.seq}
                  row={row}
                  index={index}
                  start={start}
                  height={size}
                  isOpened={row.seq === opened}
                  isMarked={marked.value.has(row.seq)}
                  isTabbable={index === tabbable}
                  click={click}
                />
              )
            );
          })}
        </div>
        {!hasRows && <p class="empty">No delivery passes this filter.</p>}
      </div>
      <NewerButton
        rows={rows}
        offset={virtual.scrollOffset ?? 0}
        height={isNarrow ? 52 : 30}
        toTop={() => virtual.scrollToOffset(0)}
      />
    </div>
  );
}
