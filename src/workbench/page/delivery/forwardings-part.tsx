import type { Forwarding, KeptDelivery } from '../../api.ts';
import { ask } from '../ask.ts';
import { many, msOf, timeOf, untilOf } from '../format.ts';
import { forwardings } from '../live.ts';
import { attempt, notify } from '../notify.ts';
import { forwardingsOf } from './forwardings.ts';
import { Part } from './part.tsx';
import { RawText } from './raw-text.tsx';

const looks = {
  delivered: { mark: '✓', tone: 'good' },
  waiting: { mark: '…', tone: 'warn' },
  'given up': { mark: '✕', tone: 'bad' },
} as const;

export function ForwardingsPart({ delivery }: { readonly delivery: KeptDelivery }) {
  const all = forwardingsOf(delivery, forwardings.value);
  if (all.length === 0) return null;
  return (
    <Part title="Forwardings">
      <ul class="forwardings">
        {all.map((forwarding) => (
          <OneForwarding key={forwarding.id} forwarding={forwarding} />
        ))}
      </ul>
    </Part>
  );
}

interface ForwardingProps {
  readonly forwarding: Forwarding;
  /** Where all are of one rule. */
  readonly isOfRule?: boolean;
}

export function OneForwarding({ forwarding, isOfRule = false }: ForwardingProps) {
  const { rule, target, status, attempts, triedAt, nextAt, answer } = forwarding;
  const { mark, tone } = looks[status];
  return (
    <li class="forwarding">
      <p class="facts">
        <span class={tone}>
          <span aria-hidden="true">{mark}</span> {status}
        </span>
        {!isOfRule && <a href={`/rules/${encodeURIComponent(rule)}`}>{rule}</a>}
        <span class="mono">{target}</span>
      </p>
      <p class="facts dim numbers">
        <span>{many(attempts, 'attempt')}</span>
        {triedAt !== undefined && <span>last at {timeOf(triedAt)}</span>}
        {status === 'waiting' && nextAt !== undefined && <span>next {untilOf(nextAt)}</span>}
        <button type="button" onClick={() => attempt(() => retry(forwarding))}>
          {status === 'delivered' ? 'Forward again' : 'Retry now'}
        </button>
      </p>
      {answer !== undefined && 'error' in answer && (
        <p class="bad">
          {answer.error} <span class="dim numbers">after {msOf(answer.ms)}</span>
        </p>
      )}
      {answer !== undefined && !('error' in answer) && !('status' in answer) && (
        <p>
          Written <span class="dim numbers">in {msOf(answer.ms)}</span>
        </p>
      )}
      {answer !== undefined && 'status' in answer && (
        <>
          <p>
            Answered <b class="numbers">{answer.status}</b>{' '}
            <span class="dim numbers">in {msOf(answer.ms)}</span>
          </p>
          {answer.body !== '' && <RawText text={answer.body} />}
        </>
      )}
    </li>
  );
}

async function retry({ id }: Forwarding): Promise<void> {
  const now = await ask<Forwarding>('POST', `/api/forwardings/${id}/retry`, {});
  forwardings.value = new Map([...forwardings.value, [id, now]]);
  if (now.status === 'delivered') notify(`Forwarded to ${now.target}.`, 'good');
}
