import type { Headers } from '../../domain/delivery.ts';
import type { ConfiguredProvider } from '../../domain/provider.ts';

type Named = Pick<ConfiguredProvider, 'id'>;

/** Who sends the headers of others beside its own, signature included. */
const imitates: Readonly<Record<string, readonly string[]>> = {
  forgejo: ['gitea', 'gogs', 'github', 'meta'],
  gitea: ['gogs', 'github', 'meta'],
  github: ['meta'],
};

/** Whose scheme others use, so that they stand for all of them. */
const shared: ReadonlySet<string> = new Set(['standard-webhooks', 'svix', 'hmac', 'token', 'basic']);

/** How many headers name a sender, or say that it is the user agent. */
export function speaksFor({ id }: Named, headers: Headers): number {
  const word = id.replace(/-.*$/, '');
  const parts = (text: string) => text.toLowerCase().split(/[^a-z0-9]+/);
  const isNamed = (name: string) => parts(name).includes(word);
  const byNames = [...headers.keys()].filter(isNamed).length;
  return byNames + (headers.get('user-agent')?.toLowerCase().includes(word) ? 1 : 0);
}

/**
 * Those of several senders that the headers speak for most; all where they speak for none.
 * @returns none where they speak as well for the endpoint's own sender
 */
export function closest<T extends Named>(several: readonly T[], headers: Headers, own: Named): readonly T[] {
  const most = Math.max(...several.map((one) => speaksFor(one, headers)));
  const best = several.filter((one) => speaksFor(one, headers) === most);
  const isOwn = speaksFor(own, headers) > 0 && several.some(({ id }) => imitates[own.id]?.includes(id));
  if (isOwn) return [];
  return best
    .filter(({ id }) => !best.some((other) => imitates[other.id]?.includes(id)))
    .toSorted((a, b) => Number(shared.has(b.id)) - Number(shared.has(a.id)));
}
