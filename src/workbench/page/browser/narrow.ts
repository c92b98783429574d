import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Whether an element is narrower than that, whatever the reason: a phone, or a pane beside it. */
export function useIsNarrow(element: RefObject<HTMLElement | null>, pixels: number): boolean {
  const [isNarrow, set] = useState(false);
  useLayoutEffect(() => {
    if (element.current === null) return;
    const look = () => set((element.current?.clientWidth ?? pixels) < pixels);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, pixels]);
  return isNarrow;
}
