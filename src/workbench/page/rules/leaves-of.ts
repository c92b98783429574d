import type { Leaf } from '../../../pattern/condition.ts';

/** More are not offered: nobody chooses among so many. */
const most = 3;

/** Those of the found values that a pattern can list: the texts of others may be clipped, or objects. */
export function leavesOf(found: readonly string[]): readonly Leaf[] {
  return found.flatMap(leafOf).slice(0, most);
}

function leafOf(text: string): readonly Leaf[] {
  try {
    const value: unknown = JSON.parse(text);
    return isLeaf(value) ? [value] : [];
  } catch {
    return [];
  }
}

function isLeaf(value: unknown): value is Leaf {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
