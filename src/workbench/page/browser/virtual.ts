import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

interface VirtualOptions {
  readonly count: number;
  /** Of each row, in pixels. */
  readonly height: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Another function whenever the rows are others. */
  readonly keyOf: (index: number) => number;
  /** The index of a row that stays, wherever one scrolls: the one with the focus. */
  readonly keep: number;
}

/** Draws those rows that can be seen, and holds still what is looked at when others come above. */
export function useVirtual({ count, height, scroller, keyOf, keep }: VirtualOptions) {
  const [, draw] = useReducer((drawn: number) => drawn + 1, 0);
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options()));

  function options() {
    return {
      count,
      estimateSize: () => height,
      getItemKey: keyOf,
      getScrollElement: () => scroller.current,
      overscan: 12,
      rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) =>
        withKept(defaultRangeExtractor(range), keep),
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => draw(undefined),
    };
  }

  // who looks at the top sees what comes; below it stands still
  const isAtTop = (virtualizer.scrollOffset ?? 0) <= 0;
  virtualizer.setOptions({ ...options(), anchorTo: isAtTop ? 'start' : 'end' });
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, height]);
  return virtualizer;
}

function withKept(indexes: number[], keep: number): number[] {
  if (keep < 0 || indexes.includes(keep)) return indexes;
  return [...indexes, keep].sort((one, other) => one - other);
}
