import { useMemo } from 'preact/hooks';
import { FoldedText } from './folded-text.tsx';
import { readJsonNodes } from './json-nodes.ts';
import { Tree } from './tree.tsx';

export interface JsonTreeProps {
  readonly text: string;
  /** Marked wherever it stands, in any case. */
  readonly search?: string;
  /** Makes every value a button. @param token the value as it stands in the text: no digit of a big number is lost */
  readonly onPick?: (path: readonly string[], value: unknown, token: string) => void;
  readonly picked?: (path: readonly string[], value: unknown, token: string) => boolean;
  /** What this JSON is, for those who hear the page. */
  readonly label?: string;
}

/** JSON, laid out and folded without changing a token of it. What is not JSON is shown as the text that it is. */
export function JsonTree({ text, search = '', label = 'JSON', ...picking }: JsonTreeProps) {
  const nodes = useMemo(() => readJsonNodes(text), [text]);
  if (nodes.length === 0) return <FoldedText key={text} text={text} search={search} label={label} />;
  return <Tree key={text} nodes={nodes} search={search} label={label} {...picking} />;
}
