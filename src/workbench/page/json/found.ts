import type { Unfolded } from './json-lines.ts';
import type { JsonNode } from './json-nodes.ts';

/** Where a searched text begins in a longer one, in any case. Overlapping ones count once. */
export function placesIn(text: string, search: string): readonly number[] {
  if (search === '') return [];
  const places: number[] = [];
  const [here, sought] = [text.toLowerCase(), search.toLowerCase()];
  for (let at = here.indexOf(sought); at >= 0; at = here.indexOf(sought, at + sought.length)) places.push(at);
  return places;
}

/** More are not counted: nobody walks through them. */
export const mostFound = 10_000;

/** The values in whose name or own text the search is found, once for each time. */
export function foundIn(nodes: readonly JsonNode[], search: string): readonly JsonNode[] {
  const found: JsonNode[] = [];
  if (search === '') return found;
  for (const node of nodes) {
    const times = placesIn(node.name ?? '', search).length + placesIn(node.text, search).length;
    for (let time = 0; time < times; time += 1) found.push(node);
    if (found.length >= mostFound) return found.slice(0, mostFound);
  }
  return found;
}

/** With all that is around what was found. */
export function unfoldedFor(found: readonly JsonNode[], unfolded: Unfolded): Unfolded {
  const open = new Set(unfolded.open);
  const whole = new Set(unfolded.whole);
  const seen = new Set<JsonNode>();
  for (const node of found) {
    for (let at = node.parent; at !== undefined && !seen.has(at); at = at.parent) {
      seen.add(at);
      open.add(at.id);
      whole.add(at.id);
    }
  }
  return { open, whole };
}

/** "3 of 12 found" */
export function countInWords(count: number, current: number): string {
  if (count === 0) return 'not found';
  const all =
    count >= mostFound ? `more than ${(mostFound - 1).toLocaleString('en')}` : count.toLocaleString('en');
  return `${(current + 1).toLocaleString('en')} of ${all} found`;
}
