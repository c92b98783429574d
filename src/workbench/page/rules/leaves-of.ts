import { readJsonNodes } from '../json/json-nodes.ts';

/** More are not offered: nobody chooses among so many. */
const most = 3;

/** Those of the found values that a pattern can list: the texts of others may be clipped, or objects. */
export function leavesOf(found: readonly string[]): readonly string[] {
  return found.filter((text) => readJsonNodes(text)[0]?.kind === 'leaf').slice(0, most);
}
