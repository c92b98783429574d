import type { Variant } from '../cause.ts';
import type { Trial } from '../trial.ts';
import { mended } from './mended.ts';
import type { Shape } from './shape.ts';

/** What senders and tools write before a signature or a token. */
const usual =
  /^\s*(?:(?:hmac[-_]?)?(?:sha|md)-?\d{1,3}(?:[-_]?hex)?|hmac|v\d[a-z]?|s|t|h1|sig|signature|digest|bearer|basic|token)(?:[=:,]\s*|\s+)/i;

/** What stands before a signature that stands alone: lost, doubled, or another one than its sender's. */
export function* prefixes(trial: Trial, { name, before, after, isListed }: Shape): Iterable<Variant> {
  const value = trial.request.headers.get(name);
  if (!value || isListed || after !== '') return;
  const bare = withoutPrefixes(value, before);
  const shown = before === '' ? prefixOf(value) : before.trim();
  const change = changeOf(value, bare, before);
  if (change)
    yield* mended(trial, new Map([[name, before + bare]]), {
      id: `header_prefix_${change}`,
      came: came[change](shown),
      cure: cures[change](shown),
    });
}

type Change = 'lost' | 'added' | 'doubled' | 'changed';

const came: Readonly<Record<Change, (prefix: string) => string>> = {
  lost: (prefix) => `came without ${prefix} before its value`,
  added: (prefix) => `came with ${prefix} before its value, where its sender writes nothing`,
  doubled: (prefix) => `came with ${prefix} twice before its value`,
  changed: (prefix) => `came with something else before its value than ${prefix}`,
};

const cures: Readonly<Record<Change, (prefix: string) => string>> = {
  lost: (prefix) => `hand the whole header on, ${prefix} included`,
  added: () => 'hand the header on as it came, with nothing before it',
  doubled: (prefix) => `write ${prefix} once: the value holds it already`,
  changed: (prefix) => `hand the header on as it came, with ${prefix}`,
};

function changeOf(value: string, bare: string, before: string): Change | undefined {
  if (value === before + bare) return undefined;
  if (before === '') return 'added';
  if (bare === value) return 'lost';
  return value.toLowerCase().startsWith(before.toLowerCase().repeat(2)) ? 'doubled' : 'changed';
}

function withoutPrefixes(value: string, before: string): string {
  let rest = value;
  for (let times = 0; times < 3; times += 1) {
    if (before !== '' && rest.startsWith(before)) rest = rest.slice(before.length);
    else rest = rest.replace(usual, '');
  }
  return rest;
}

function prefixOf(value: string): string {
  return (usual.exec(value)?.[0] ?? '').trim();
}
