import { useMemo, useRef, useState } from 'preact/hooks';
import type { SenderRow } from '../../api.ts';
import { useAsked } from '../browser/asked.ts';
import { useKeys } from '../browser/keys.ts';
import { go } from '../browser/location.ts';
import { count } from '../format.ts';
import { SenderPane } from './sender-pane.tsx';
import { findSenders } from './senders.ts';

export function SendersView({ endpoint }: { readonly endpoint?: string }) {
  const { value: senders, error } = useAsked<readonly SenderRow[]>('/api/senders');
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const found = useMemo(() => findSenders(senders ?? [], search), [senders, search]);
  useKeys({
    '/': () => field.current?.select(),
    j: () => focusNext(list.current, 1),
    k: () => focusNext(list.current, -1),
    Escape: () => go('/senders'),
  });
  return (
    <div class={`panes ${endpoint === undefined ? 'has-hint' : 'has-detail'}`}>
      <section class="pane list-pane" aria-label="List of senders">
        {endpoint === undefined && <h1 class="aloud">Senders</h1>}
        <div class="toolbar">
          <input
            ref={field}
            class="filter"
            type="search"
            aria-label="Find a sender"
            placeholder="Find a sender"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && field.current?.blur()}
          />
          <p class="counts dim numbers" role="status">
            {count(found.length)} of {count(senders?.length ?? 0)}
          </p>
        </div>
        {error !== undefined && <p class="empty">{error}</p>}
        {senders !== undefined && found.length === 0 && <p class="empty">No sender is called that.</p>}
        <ul class="senders" ref={list}>
          {found.map((sender) => (
            <Line key={sender.endpoint} sender={sender} isOpened={sender.endpoint === endpoint} />
          ))}
        </ul>
      </section>
      {endpoint !== undefined && (
        <SenderPane key={endpoint} endpoint={endpoint} close={() => go('/senders')} />
      )}
      {endpoint === undefined && senders !== undefined && (
        <p class="empty hint">
          Choose a sender: its URL, its secret, samples to send, and what to paste where.
        </p>
      )}
    </div>
  );
}

function Line({ sender, isOpened }: { readonly sender: SenderRow; readonly isOpened: boolean }) {
  return (
    <li>
      <a
        class="sender-line"
        href={`/senders/${encodeURIComponent(sender.endpoint)}`}
        aria-current={isOpened ? 'page' : undefined}
      >
        <span class="sender-name">{sender.name}</span>
        <code class="dim">/{sender.endpoint}</code>
        {sender.isReady && <span class="good">✓ ready</span>}
      </a>
    </li>
  );
}

function focusNext(list: HTMLUListElement | null, by: number): void {
  const links = [...(list?.querySelectorAll('a') ?? [])];
  const at = links.findIndex((link) => link.matches(':focus'));
  const opened = links.findIndex((link) => link.hasAttribute('aria-current'));
  const from = at < 0 ? opened : at;
  links[Math.min(links.length - 1, Math.max(0, from + by))]?.focus();
}
