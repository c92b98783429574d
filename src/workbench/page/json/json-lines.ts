import type { JsonNode } from './json-nodes.ts';

/** A line of the tree: a value, the end of one, or the place of those that are left out. */
export interface JsonLine {
  readonly kind: 'leaf' | 'folded' | 'open' | 'close' | 'more';
  readonly node: JsonNode;
  /** `12` for the value, `12/` for its end, `12+` for what is left out of it. */
  readonly key: string;
}

/** What a person, or a search, has unfolded. */
export interface Unfolded {
  readonly open: ReadonlySet<number>;
  /** Of which no child is left out. */
  readonly whole: ReadonlySet<number>;
}

/** How many lines are open at first, and how many children of one value. */
const most = { lines: 300, children: 100 };

/** What is small enough to be shown at once, the outermost first. */
export function openAtFirst([root]: readonly JsonNode[]): ReadonlySet<number> {
  const open = new Set<number>();
  let lines = 0;
  let level = root === undefined ? [] : [root];
  while (level.length > 0 && lines < most.lines) {
    const below: JsonNode[] = [];
    for (const node of level) {
      const added = Math.min(node.children.length, most.children);
      if (added === 0 || (node !== root && lines + added > most.lines)) continue;
      open.add(node.id);
      lines += added;
      below.push(...node.children.slice(0, added));
    }
    level = below;
  }
  return open;
}

export function linesOf([root]: readonly JsonNode[], { open, whole }: Unfolded): readonly JsonLine[] {
  const lines: JsonLine[] = [];
  const todo: JsonLine[] = root === undefined ? [] : [lineOf(root, open)];
  for (let line = todo.pop(); line !== undefined; line = todo.pop()) {
    lines.push(line);
    if (line.kind !== 'open') continue;
    const { node } = line;
    const shown = whole.has(node.id) ? node.children : node.children.slice(0, most.children);
    todo.push({ kind: 'close', node, key: `${node.id}/` });
    if (shown.length < node.children.length) todo.push({ kind: 'more', node, key: `${node.id}+` });
    for (const child of shown.toReversed()) todo.push(lineOf(child, open));
  }
  return lines;
}

function lineOf(node: JsonNode, open: ReadonlySet<number>): JsonLine {
  const isEmpty = node.children.length === 0;
  const kind = isEmpty ? 'leaf' : open.has(node.id) ? 'open' : 'folded';
  return { kind, node, key: `${node.id}` };
}
