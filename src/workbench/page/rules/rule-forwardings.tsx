import { useEffect, useState } from 'preact/hooks';
import type { Forwarding } from '../../api.ts';
import { ask } from '../ask.ts';
import { forwardings } from '../live.ts';
import { attempt } from '../notify.ts';
import { answerWords, forwardingWords } from './forwarding-words.ts';

const most = 50;

/** What the rule sends, as it happens while the page is open. */
export function RuleForwardings({ rule }: { rule: string }) {
  const [now, setNow] = useState(Date.now);
  const all = [...forwardings.value.values()].filter((forwarding) => forwarding.rule === rule);
  const isWaiting = all.some(({ status }) => status === 'waiting');
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isWaiting]);
  if (all.length === 0) return null;
  const newest = all.sort((one, other) => other.id - one.id).slice(0, most);
  return (
    <section class="forwardings" aria-label="Forwardings of this rule">
      <h2>Forwarded</h2>
      <ul>
        {newest.map((forwarding) => (
          <li key={forwarding.id}>
            <span class={kindOf(forwarding)}>{forwardingWords(forwarding, now)}</span>
            <span>{answerWords(forwarding)}</span>
            <code>{forwarding.target}</code>
            <code class="dim">{forwarding.urn}</code>
            {forwarding.status !== 'delivered' && (
              <button
                type="button"
                aria-label={`Retry the forwarding of ${forwarding.urn}`}
                onClick={() => retry(forwarding.id)}
              >
                Retry now
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function kindOf({ status }: Forwarding): string {
  return status === 'delivered' ? 'good' : status === 'waiting' ? 'warn' : 'bad';
}

async function retry(id: number): Promise<void> {
  await attempt(async () => {
    const now = await ask<Forwarding>('POST', `/api/forwardings/${id}/retry`);
    forwardings.value = new Map([...forwardings.value, [id, now]]);
  });
}
