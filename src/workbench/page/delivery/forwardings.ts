import type { Forwarding, KeptDelivery } from '../../api.ts';

/** Those of a delivery, each as it was last heard of, and those that began since it was read. */
export function forwardingsOf(
  { made, forwardings }: Pick<KeptDelivery, 'made' | 'forwardings'>,
  changed: ReadonlyMap<number, Forwarding>,
): readonly Forwarding[] {
  const urns = new Set(made.map(({ json }) => urnOf(json)));
  const known = new Set(forwardings.map(({ id }) => id));
  const begun = [...changed.values()].filter(({ id, urn }) => urns.has(urn) && !known.has(id));
  return [...forwardings.map((each) => changed.get(each.id) ?? each), ...begun];
}

function urnOf(json: string): string | undefined {
  return (JSON.parse(json) as { resources?: readonly string[] }).resources?.[0];
}
