import type { TriedEvent } from '../../api.ts';

/**
 * The events whose fields are worth reading, for completion: who writes a pattern for a type wants to see its values
 * first, and of every other type that it exists.
 * @returns their keys
 */
export function readFirst(events: readonly TriedEvent[], most: number): readonly string[] {
  const typeOf = ({ source, type }: TriedEvent): string => `${source}\n${type}`;
  const matching = new Set(events.filter(({ isMatch }) => isMatch).map(typeOf));
  const alike = events.filter((event) => matching.has(typeOf(event))).slice(0, most / 2);
  const others = new Map(
    events.filter((event) => !matching.has(typeOf(event))).map((event) => [typeOf(event), event]),
  );
  return [...alike, ...others.values()].slice(0, most).map(({ key }) => key);
}
