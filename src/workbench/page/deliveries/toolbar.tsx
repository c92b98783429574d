import { useRef } from 'preact/hooks';
import { useKeys } from '../browser/keys.ts';
import { filter, setFilter } from '../browser/location.ts';
import { measureToPaint } from '../browser/measure.ts';
import { count } from '../format.ts';
import { hasAll, rows } from '../live.ts';
import { marked, markNothing } from './marking.ts';
import { replay, replaying, stopReplaying } from './replaying.ts';
import { shown } from './shown.ts';

export function Toolbar() {
  return (
    <div class="toolbar">
      <FilterField />
      <Counts />
      <Marked />
    </div>
  );
}

function FilterField() {
  const field = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => field.current?.select() });
  const type = (text: string) => {
    measureToPaint('filter', performance.now());
    setFilter(text);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    if (filter.value === '') field.current?.blur();
    else setFilter('');
  };
  return (
    <input
      ref={field}
      class="filter"
      type="search"
      aria-label="Filter deliveries"
      placeholder="Filter: words, outcome:rejected, status:4, -type:ping"
      spellcheck={false}
      autocomplete="off"
      value={filter.value}
      onInput={(event) => type(event.currentTarget.value)}
      onKeyDown={press}
    />
  );
}

function Counts() {
  const [all, some] = [rows.value.length, shown.value.length];
  return (
    <p class="counts dim numbers">
      {/* of a list that grows all the time, nobody wants each number read aloud */}
      <span role={filter.value === '' ? undefined : 'status'}>
        {all === some ? count(all) : `${count(some)} of ${count(all)}`}
      </span>
      {!hasAll.value && ' …'}
    </p>
  );
}

function Marked() {
  const progress = replaying.value;
  if (progress !== undefined && progress.of > 1) {
    return (
      <div class="marked">
        <progress max={progress.of} value={progress.done} aria-label="Replay" />
        <span class="numbers">
          {count(progress.done)} of {count(progress.of)}
        </span>
        <button type="button" onClick={stopReplaying}>
          Stop
        </button>
      </div>
    );
  }
  if (marked.value.size === 0) return null;
  return (
    <div class="marked">
      <span class="numbers">{count(marked.value.size)} marked</span>
      <button type="button" class="primary" onClick={() => replay([...marked.value])}>
        Replay
      </button>
      <button type="button" class="quiet" onClick={markNothing}>
        Clear
      </button>
    </div>
  );
}
