import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { FoundBar } from './found-bar.tsx';
import { LinesInSight } from './lines-in-sight.tsx';
import { Marked } from './marked.tsx';
import { linesWith, textLines } from './text-lines.ts';

/** Of a large text that many lines are shown at first. */
const shownAtFirst = 300;

export function FoldedText({ text, search, label }: { text: string; search: string; label: string }) {
  const [isWhole, setIsWhole] = useState(false);
  const [current, setCurrent] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => textLines(text), [text]);
  const found = useMemo(() => linesWith(text, lines, search), [text, lines, search]);
  const line = found[current] ?? 0;
  const isOpen = isWhole || line >= shownAtFirst || lines.length <= shownAtFirst;

  useLayoutEffect(() => setCurrent(0), [found]);
  useLayoutEffect(() => {
    if (found.length > 0)
      box.current?.querySelector(`[data-line="${line}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [found, current, isOpen]);

  return (
    <div class="json" ref={box}>
      {search !== '' && <FoundBar count={found.length} current={current} show={setCurrent} />}
      <section class="json-text" aria-label={label}>
        <LinesInSight lines={isOpen ? lines : lines.slice(0, shownAtFirst)} kept={line}>
          {({ text }, index) => (
            <div
              key={index}
              data-line={index}
              class={
                search !== '' && found.length > 0 && index === line ? 'json-line json-current' : 'json-line'
              }
            >
              <Marked text={text} search={search} />
              {'\n'}
            </div>
          )}
        </LinesInSight>
        {!isOpen && (
          <button type="button" class="json-more" onClick={() => setIsWhole(true)}>
            show all {lines.length.toLocaleString('en')} lines
          </button>
        )}
      </section>
    </div>
  );
}
