import { useEffect } from 'preact/hooks';
import type { Forwarding } from '../../api.ts';
import { ask } from '../ask.ts';
import { OneForwarding } from '../delivery/forwardings-part.tsx';
import { forwardings, timesCaughtUp } from '../live.ts';

const most = 50;

/** What the rule sends, as it happens, and the newest of what it sent before. */
export function RuleForwardings({ rule }: { rule: string }) {
  useEffect(() => {
    ask<readonly Forwarding[]>('GET', `/api/rules/${encodeURIComponent(rule)}/forwardings`).then(
      remember,
      () => undefined,
    );
  }, [rule, timesCaughtUp.value]);
  const all = [...forwardings.value.values()].filter((forwarding) => forwarding.rule === rule);
  const newest = all.sort((one, other) => other.id - one.id).slice(0, most);
  return (
    <section class="rule-forwardings" aria-label="Forwardings of this rule">
      <h2>Forwarded</h2>
      {all.length === 0 && <p class="dim">Nothing yet.</p>}
      <ul class="forwardings">
        {newest.map((forwarding) => (
          <OneForwarding key={forwarding.id} forwarding={forwarding} isOfRule />
        ))}
      </ul>
    </section>
  );
}

/** What is known of one already is newer. */
function remember(before: readonly Forwarding[]): void {
  const known = forwardings.value;
  forwardings.value = new Map([...before.map((each) => [each.id, each] as const), ...known]);
}
