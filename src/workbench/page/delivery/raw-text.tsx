import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { count, sizeOf } from '../format.ts';
import { foundIn } from './bodies.ts';

/** What is longer is folded: it would be laid out for a while. */
const shownAtFirst = 20_000;

export function RawText({ text, search = '' }: { readonly text: string; readonly search?: string }) {
  const [isWhole, setWhole] = useState(false);
  const isFolded = text.length > shownAtFirst && !isWhole && search === '';
  const shown = isFolded ? text.slice(0, shownAtFirst) : text;
  const pieces = useMemo(() => foundIn(shown, search), [shown, search]);
  const found = pieces.filter(({ isFound }) => isFound).length;
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    box.current?.querySelector('mark')?.scrollIntoView({ block: 'nearest' });
  }, [pieces]);
  return (
    <>
      {search !== '' && (
        <p class="dim" role="status">
          {found === 0 ? 'Not found.' : `Found ${count(found)} times.`}
        </p>
      )}
      <pre class="code" ref={box}>
        {pieces.map((piece, index) => (piece.isFound ? <mark key={index}>{piece.text}</mark> : piece.text))}
      </pre>
      {isFolded && (
        <button type="button" onClick={() => setWhole(true)}>
          Show all of it ({sizeOf(text.length)})
        </button>
      )}
    </>
  );
}
