import { useMemo, useState } from 'preact/hooks';
import { withField } from '../../../pattern/pattern-of.ts';
import type { KeptDelivery, TriedEvent } from '../../api.ts';
import { useAsked } from '../browser/asked.ts';
import { JsonTree } from '../json/json-tree.tsx';
import { Loading } from '../loading.tsx';
import { notify } from '../notify.ts';
import { pickedIn, pickKey, toggled } from './by-fields.ts';
import { Difference } from './difference.tsx';
import { useExplained } from './events-asked.ts';
import { mistakeIn } from './mistake-in.ts';

/** One event: why it does not match, and its fields, of which each can be put into the pattern. */
export function SelectedEvent(props: {
  event: TriedEvent;
  isTried: boolean;
  pattern: string;
  onPattern: (pattern: string) => void;
}) {
  const { event, isTried, pattern, onPattern } = props;
  const [search, setSearch] = useState('');
  const seq = event.key.split('.')[0];
  const { value: delivery, error } = useAsked<KeptDelivery>(`/api/deliveries/${seq}`);
  const text = delivery?.made.find(({ key }) => key === event.key)?.json;
  const explained = useExplained(
    pattern,
    isTried && !event.isMatch && mistakeIn(pattern) === undefined ? event.key : undefined,
  );
  const picked = useMemo(() => pickedIn(pattern), [pattern]);
  const change = (changed: () => string) => {
    try {
      onPattern(changed());
    } catch {
      notify('The pattern is no JSON: mend it first, or undo.', 'bad');
    }
  };
  return (
    <section class="selected-event" aria-label={`Event ${event.type}`}>
      <div class="selected-head">
        <h3>{event.type}</h3>
        <a href={`/deliveries/${seq}`}>its delivery</a>
        <input
          type="search"
          aria-label="Search in this event"
          placeholder="Search"
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      </div>
      {isTried && event.isMatch && <p class="good">✓ The pattern matches this event.</p>}
      {isTried && !event.isMatch && explained?.isMatch === false && (
        <Difference
          difference={explained.difference}
          onUse={(path, token) => change(() => withField(pattern, path, token))}
        />
      )}
      <p class="dim">Click a value to put it into the pattern, and once more to take it out.</p>
      {delivery === undefined && error === undefined && <Loading />}
      {delivery !== undefined && text === undefined && <p class="empty">It is no longer kept.</p>}
      {error !== undefined && <p class="empty">{error}</p>}
      {text !== undefined && (
        <JsonTree
          text={text}
          search={search}
          label={`Event ${event.type}`}
          picked={(path, _value, token) => picked.has(pickKey(path, token))}
          onPick={(path, _value, token) => change(() => toggled(pattern, path, token))}
        />
      )}
    </section>
  );
}
