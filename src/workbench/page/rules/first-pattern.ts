import type { TriedEvent } from '../../api.ts';

/** What a pattern begins with: where an event is from and what it is. */
export function firstPattern({ source, type }: Pick<TriedEvent, 'source' | 'type'>): string {
  return `{\n  "source": [${JSON.stringify(source)}],\n  "detail-type": [${JSON.stringify(type)}]\n}`;
}

/** Where nothing has come yet: what the first sample of GitHub will match. */
export const examplePattern = firstPattern({ source: 'github.com', type: 'pull_request' });

/** Of no event in particular: the newest are listed by it before there is a pattern. */
export const anyEvent = '{"source": [{"prefix": ""}]}';

/** A name that no rule has. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const name = wanted.replace(/[^\w.-]+/g, '-').slice(0, 60) || 'rule';
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
