import { pathOf, readJsonNodes } from '../json/json-nodes.ts';

/** The values that a pattern lists as they are, each with its field. */
export function pickedIn(pattern: string): ReadonlySet<string> {
  const listed = readJsonNodes(pattern).filter(
    ({ kind, parent }) => kind === 'leaf' && parent?.kind === 'array',
  );
  return new Set(listed.map((node) => pickKey(pathOf(node), node.text)));
}

/** One for each spelling of a text; numbers as they are written. */
export function pickKey(path: readonly string[], token: string): string {
  return JSON.stringify([...path, token.startsWith('"') ? JSON.stringify(JSON.parse(token)) : token]);
}
