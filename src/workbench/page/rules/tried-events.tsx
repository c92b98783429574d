import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TriedEvent } from '../../api.ts';
import { timeOf } from '../format.ts';
import type { Looked } from './events-asked.ts';
import { NothingYet } from './nothing-yet.tsx';
import { SelectedEvent } from './selected-event.tsx';
import { countWords, markOf, shownOf, type Which } from './tried-words.ts';

/** So many are in the list; the count is of all. */
const most = 200;

/** The newest events and which of them the pattern matches; one of them in full. */
export function TriedEvents(props: {
  pattern: string;
  tried: Looked | undefined;
  first: string | undefined;
  onPattern: (pattern: string) => void;
}) {
  const { tried, pattern } = props;
  const [which, setWhich] = useState<Which>('all');
  const [chosen, setChosen] = useState(props.first);
  const settled = tried?.matched === undefined ? undefined : selectedOf(tried.events, chosen)?.key;
  // once it is seen it stays, whatever the pattern becomes
  useEffect(() => {
    if (settled !== undefined) setChosen(settled);
  }, [settled]);
  if (tried === undefined) return <p class="empty">Looking at the received events …</p>;
  if (tried.looked === 0) return <NothingYet />;
  const isTried = tried.matched !== undefined;
  const shown = shownOf(tried.events, isTried ? which : 'all');
  const selected = selectedOf(tried.events, chosen);
  return (
    <section class="tried" aria-label="Received events">
      <div class="tried-head">
        <h2>
          <span role="status">{countWords(tried)}</span>
        </h2>
        <label>
          Show
          <select
            value={which}
            disabled={!isTried}
            onChange={({ currentTarget }) => setWhich(currentTarget.value as Which)}
          >
            <option value="all">all</option>
            <option value="matching">what matches</option>
            <option value="others">what does not</option>
          </select>
        </label>
      </div>
      <EventList events={shown.slice(0, most)} selected={selected} isTried={isTried} onSelect={setChosen} />
      {shown.length > most && <p class="dim">The newest {most} of them are listed.</p>}
      {selected !== undefined && (
        <SelectedEvent
          key={selected.key}
          event={selected}
          isTried={isTried}
          pattern={pattern}
          onPattern={props.onPattern}
        />
      )}
    </section>
  );
}

function selectedOf(events: readonly TriedEvent[], chosen: string | undefined): TriedEvent | undefined {
  return events.find(({ key }) => key === chosen) ?? events.find(({ isMatch }) => isMatch) ?? events[0];
}

function EventList(props: {
  events: readonly TriedEvent[];
  selected: TriedEvent | undefined;
  isTried: boolean;
  onSelect: (key: string) => void;
}) {
  const { events, selected } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = events.findIndex(({ key }) => key === selected?.key);
  useLayoutEffect(() => {
    const [box, option] = [list.current, document.getElementById(`${id}${selected?.key}`)];
    if (box === null || option === null) return;
    // only the list is scrolled: the page stays where it is
    const top = option.offsetTop - box.offsetTop;
    if (top < box.scrollTop) box.scrollTop = top;
    if (top + option.offsetHeight > box.scrollTop + box.clientHeight) {
      box.scrollTop = top + option.offsetHeight - box.clientHeight;
    }
  }, [selected?.key, events.length]);
  const onClick = ({ target }: MouseEvent) => {
    const option = target instanceof Element ? target.closest<HTMLElement>('[data-event]') : null;
    if (option?.dataset.event !== undefined) props.onSelect(option.dataset.event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: events.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = events[Math.min(Math.max(to, 0), events.length - 1)];
    if (next !== undefined) props.onSelect(next.key);
  };
  if (events.length === 0) return <p class="dim">None.</p>;
  return (
    <div
      class="tried-list"
      ref={list}
      role="listbox"
      aria-label="Events, newest first"
      tabIndex={0}
      aria-activedescendant={at < 0 ? undefined : `${id}${selected?.key}`}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {events.map((event) => (
        <div
          key={event.key}
          id={`${id}${event.key}`}
          role="option"
          aria-selected={event.key === selected?.key}
          tabIndex={-1}
          data-event={event.key}
        >
          <span class={event.isMatch && props.isTried ? 'mark good' : 'mark dim'}>
            {markOf(event, props.isTried)}
          </span>
          <span class="tried-type">{event.type}</span>
          <span class="dim">{event.endpoint}</span>
          <time class="dim numbers" dateTime={new Date(event.time).toISOString()}>
            {timeOf(event.time)}
          </time>
        </div>
      ))}
    </div>
  );
}
