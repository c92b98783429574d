import { useEffect, useRef } from 'preact/hooks';
import type { Forwarding, KeptDelivery } from '../../api.ts';
import { useAsked } from '../browser/asked.ts';
import { focusWanted } from '../deliveries/focus.ts';
import { exactTimeOf } from '../format.ts';
import { lazily } from '../lazy.tsx';
import { forwardings, timesCaughtUp } from '../live.ts';
import { Loading } from '../loading.tsx';
import { OutcomeBadge } from '../outcome-badge.tsx';
import { Actions } from './actions.tsx';
import { AnswerPart } from './answer-part.tsx';
import { EventsPart } from './events-part.tsx';
import { forwardingsOf } from './forwardings.ts';
import { ForwardingsPart } from './forwardings-part.tsx';
import { RequestPart } from './request-part.tsx';
import { TimingPart } from './timing-part.tsx';
import { VerdictPart } from './verdict-part.tsx';

const WhyPart = lazily(async () => (await import('./why-part.tsx')).WhyPart);

interface PaneProps {
  readonly seq: number;
  close(): void;
}

export function DeliveryPane({ seq, close }: PaneProps) {
  const { value: delivery, error, again } = useAsked<KeptDelivery>(`/api/deliveries/${seq}`);
  useAgain(delivery, again);
  const heading = useRef<HTMLHeadingElement>(null);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    pane.current?.scrollTo(0, 0);
  }, [seq]);
  useEffect(() => {
    if (focusWanted.value !== 'detail') return;
    focusWanted.value = undefined;
    heading.current?.focus();
  }, [focusWanted.value]);
  return (
    <section class="pane detail" aria-label={`Delivery ${seq}`} ref={pane}>
      <header class="detail-head">
        <h1 tabIndex={-1} ref={heading} class="detail-title">
          {delivery === undefined
            ? `Delivery ${seq}`
            : `${delivery.endpoint} · ${delivery.type ?? 'no event'}`}
        </h1>
        <button type="button" class="quiet close" aria-label="Close this delivery" onClick={close}>
          ✕
        </button>
      </header>
      {error !== undefined && <p class="empty">{error}</p>}
      {delivery !== undefined && <Parts delivery={delivery} />}
      {error === undefined && delivery === undefined && <Loading />}
    </section>
  );
}

/** What changed of it since it was read, or may have while the page did not listen, is read again. */
function useAgain(delivery: KeptDelivery | undefined, again: () => void): void {
  const caughtUp = timesCaughtUp.value;
  const before = useRef(caughtUp);
  const known = delivery === undefined ? '' : lookOf(delivery.forwardings);
  const now = delivery === undefined ? '' : lookOf(forwardingsOf(delivery, forwardings.value));
  useEffect(() => {
    const isOld = caughtUp !== before.current && before.current > 0;
    before.current = caughtUp;
    if (delivery !== undefined && (isOld || now !== known)) again();
  }, [now, caughtUp]);
}

function lookOf(all: readonly Forwarding[]): string {
  return all.map(({ id, status, attempts }) => `${id} ${status} ${attempts}`).join();
}

function Parts({ delivery }: { readonly delivery: KeptDelivery }) {
  return (
    <>
      <p class="facts">
        <OutcomeBadge outcome={delivery.outcome} />
        <span class="numbers">{delivery.status === 0 ? 'no answer' : delivery.status}</span>
        <span class="dim numbers">No. {delivery.seq}</span>
        <time class="dim numbers" dateTime={new Date(delivery.time).toISOString()}>
          {exactTimeOf(delivery.time)}
        </time>
      </p>
      <Actions delivery={delivery} />
      <VerdictPart delivery={delivery} />
      {delivery.outcome === 'rejected' && (
        <WhyPart key={delivery.seq} seq={delivery.seq} words={delivery.verdict.words} />
      )}
      <TimingPart msOf={delivery.msOf} />
      <EventsPart delivery={delivery} />
      <ForwardingsPart delivery={delivery} />
      <RequestPart key={delivery.seq} delivery={delivery} />
      <AnswerPart delivery={delivery} />
    </>
  );
}
