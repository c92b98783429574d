import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const together = 100;

/**
 * Many lines, of which only those near to what is in sight are in the document; the others leave room as high as they are.
 * @param kept the one that is there in any case, since it has the focus or is about to get it
 */
export function LinesInSight<T>(props: {
  lines: readonly T[];
  kept: number;
  children: (line: T, index: number) => ComponentChildren;
}) {
  const starts: number[] = [];
  for (let start = 0; start < props.lines.length; start += together) starts.push(start);
  return (
    <>
      {starts.map((start) => (
        <Together
          key={start}
          isKept={start === 0 || (props.kept >= start && props.kept < start + together)}
          count={Math.min(together, props.lines.length - start)}
        >
          {() =>
            props.lines
              .slice(start, start + together)
              .map((line, index) => props.children(line, start + index))
          }
        </Together>
      ))}
    </>
  );
}

function Together(props: { isKept: boolean; count: number; children: () => ComponentChildren }) {
  const ref = useRef<HTMLDivElement>(null);
  const height = useRef<number>(undefined);
  const [isNear, setIsNear] = useState(props.isKept);
  useLayoutEffect(() => {
    const room = ref.current;
    if (room === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        if (room.childElementCount > 0) height.current = entry.boundingClientRect.height;
        setIsNear(entry.isIntersecting);
      },
      { rootMargin: '1000px 0px' },
    );
    observer.observe(room);
    return () => observer.disconnect();
  }, []);
  const isShown = isNear || props.isKept;
  const room = height.current === undefined ? `${props.count * 1.5}em` : `${height.current}px`;
  return (
    <div ref={ref} role="none" style={{ height: isShown ? 'auto' : room }}>
      {isShown && props.children()}
    </div>
  );
}
