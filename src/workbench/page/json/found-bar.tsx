import { countInWords } from './found.ts';

/** How often the search was found, and the way from one to the next. */
export function FoundBar(props: { count: number; current: number; show: (index: number) => void }) {
  const { count, current, show } = props;
  return (
    <div class="json-found">
      <span role="status">{countInWords(count, current)}</span>
      <button type="button" disabled={count === 0} onClick={() => show((current + count - 1) % count)}>
        Previous
      </button>
      <button type="button" disabled={count === 0} onClick={() => show((current + 1) % count)}>
        Next
      </button>
    </div>
  );
}
