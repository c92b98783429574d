import type { JsonLine } from './json-lines.ts';

/** Where a key leads in the tree: to another line, or that the line does what it is for. */
export type Move = { readonly kind: 'go' | 'act'; readonly line: JsonLine };

/** The keys of a tree view, as WAI-ARIA describes it. Ends of objects are no items: nothing stops there. */
export function moveBy(key: string, lines: readonly JsonLine[], at: number): Move | undefined {
  const here = lines[at];
  if (here === undefined) return undefined;
  const go = (line: JsonLine | undefined): Move => ({ kind: 'go', line: line ?? here });
  const isItem = (line: JsonLine): boolean => line.kind !== 'close';
  switch (key) {
    case 'ArrowDown':
      return go(lines.slice(at + 1).find(isItem));
    case 'ArrowUp':
      return go(lines.slice(0, at).findLast(isItem));
    case 'Home':
      return go(lines[0]);
    case 'End':
      return go(lines.findLast(isItem));
    case 'ArrowRight':
      if (here.kind === 'folded') return { kind: 'act', line: here };
      return go(here.kind === 'open' ? lines[at + 1] : here);
    case 'ArrowLeft': {
      if (here.kind === 'open') return { kind: 'act', line: here };
      const around = here.kind === 'more' ? here.node : here.node.parent;
      return go(lines.slice(0, at).findLast(({ node, kind }) => node === around && kind === 'open'));
    }
    case 'Enter':
    case ' ':
      return { kind: 'act', line: here };
    default:
      return undefined;
  }
}
