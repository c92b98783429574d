import { OneForwarding } from '../delivery/forwardings-part.tsx';
import { forwardings } from '../live.ts';

const most = 50;

/** What the rule sends, as it happens, and what it sent of the events that the page has read. */
export function RuleForwardings({ rule }: { rule: string }) {
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
