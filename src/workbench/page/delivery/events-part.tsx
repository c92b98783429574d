import type { KeptDelivery, MadeEvent } from '../../api.ts';
import { CopyButton } from '../copy-button.tsx';
import { many } from '../format.ts';
import { JsonTree } from '../json/json-tree.tsx';
import { Part } from './part.tsx';

/** More are folded: a delivery may hold a hundred. */
const openAtMost = 3;

export function EventsPart({ delivery: { made } }: { readonly delivery: KeptDelivery }) {
  return (
    <Part
      title={made.length === 1 ? 'Event, as EventBridge delivers it' : 'Events, as EventBridge delivers them'}
      aside={<span class="dim numbers">{many(made.length, 'event')}</span>}
    >
      {made.length === 0 && <p class="dim">None was made of this delivery.</p>}
      {made.map((event) => (
        <OneEvent key={event.key} event={event} isOpen={made.length <= openAtMost} />
      ))}
    </Part>
  );
}

function OneEvent({ event, isOpen }: { readonly event: MadeEvent; readonly isOpen: boolean }) {
  return (
    <details class="fold" open={isOpen}>
      <summary>
        <span class="mono">{titleOf(event.json)}</span>
        <span class={event.isOnBus ? 'good' : 'warn'}>
          {event.isOnBus ? '✓ on the bus' : '‖ not on the bus here'}
        </span>
      </summary>
      <div class="actions">
        <a class="button" href={`/rules?event=${encodeURIComponent(event.key)}`}>
          Make a rule of this
        </a>
        <CopyButton text={event.json} what="the event" label="Copy event" />
      </div>
      <JsonTree text={event.json} />
    </details>
  );
}

function titleOf(json: string): string {
  const event = JSON.parse(json) as Readonly<Record<string, unknown>>;
  return `${event['detail-type']} from ${event.source}`;
}
