import { useMemo } from 'preact/hooks';
import { FoldedText } from './folded-text.tsx';
import { readJsonNodes } from './json-nodes.ts';
import type { JsonTreeProps } from './json-tree-props.ts';
import { Tree } from './tree.tsx';

/** JSON, laid out and folded without changing a token of it. What is not JSON is shown as the text that it is. */
export function JsonTree({ text, search = '', label = 'JSON', ...picking }: JsonTreeProps) {
  const nodes = useMemo(() => readJsonNodes(text), [text]);
  if (nodes.length === 0) return <FoldedText key={text} text={text} search={search} label={label} />;
  return <Tree key={text} nodes={nodes} search={search} label={label} {...picking} />;
}
