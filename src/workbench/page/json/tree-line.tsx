import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { placesIn } from './found.ts';
import type { JsonLine } from './json-lines.ts';
import { type JsonNode, pathOf } from './json-nodes.ts';
import type { JsonTreeProps } from './json-tree-props.ts';
import { Marked } from './marked.tsx';

/** Longer texts are cut until somebody asks for all. */
const longest = 1000;

interface LineProps {
  line: JsonLine;
  search: string;
  isActive: boolean;
  isCurrent: boolean;
  isPickable: boolean;
  act: (line: JsonLine) => void;
  picked: JsonTreeProps['picked'];
}

export function TreeLine(props: LineProps) {
  const { line, search } = props;
  const { node } = line;
  const indent = { '--depth': line.kind === 'more' ? node.depth + 1 : node.depth };
  if (line.kind === 'close') {
    return (
      <div class="json-line" role="none" aria-hidden="true" style={indent}>
        {node.kind === 'object' ? '}' : ']'}
        {commaAfter(node)}
      </div>
    );
  }
  const isLeaf = line.kind === 'leaf';
  return (
    <div
      class={props.isCurrent ? 'json-line json-current' : 'json-line'}
      role="treeitem"
      data-line={line.key}
      tabIndex={props.isActive ? 0 : -1}
      aria-level={node.depth + (line.kind === 'more' ? 2 : 1)}
      aria-setsize={node.parent?.children.length ?? 1}
      aria-posinset={line.kind === 'more' ? node.children.length : node.position + 1}
      aria-expanded={line.kind === 'more' || isLeaf ? undefined : line.kind === 'open'}
      style={indent}
    >
      {line.kind === 'more' ? (
        <span class="json-more">show all {node.children.length.toLocaleString('en')}</span>
      ) : (
        <>
          <span class="json-fold" aria-hidden="true">
            {isLeaf ? '' : line.kind === 'open' ? '▾' : '▸'}
          </span>
          {isLeaf ? <Leaf {...props} /> : <Name node={node} search={search} />}
          {line.kind === 'open' && (node.kind === 'object' ? '{' : '[')}
          {line.kind === 'folded' && <Folded node={node} />}
          {line.kind !== 'open' && !(isLeaf && isPickable(props)) && commaAfter(node)}
        </>
      )}
    </div>
  );
}

function isPickable({ line: { node }, isPickable }: Pick<LineProps, 'line' | 'isPickable'>): boolean {
  return isPickable && node.kind === 'leaf' && node.depth > 0;
}

function Leaf(props: LineProps) {
  const { line, search, act, picked } = props;
  const { node } = line;
  const [isWhole, setIsWhole] = useState(false);
  const isCut = node.text.length > longest && !isWhole && placesIn(node.text, search).length === 0;
  const text = isCut ? node.text.slice(0, longest) : node.text;
  const value = <Value node={node} text={text} search={search} />;
  return (
    <>
      <Name node={node} search={search} />
      {isPickable(props) ? (
        <PickButton node={node} text={text} picked={picked} onClick={() => act(line)}>
          {value}
          {/* behind a button whose text is wrapped it would begin a line */}
          {!isCut && commaAfter(node)}
        </PickButton>
      ) : (
        value
      )}
      {isCut && (
        <button type="button" class="json-more" tabIndex={-1} onClick={() => setIsWhole(true)}>
          … show all {node.text.length.toLocaleString('en')} characters
        </button>
      )}
    </>
  );
}

function PickButton(props: {
  node: JsonNode;
  text: string;
  picked: JsonTreeProps['picked'];
  onClick: () => void;
  children: ComponentChildren;
}) {
  const { node, text, picked } = props;
  const path = pathOf(node);
  const isPicked = picked?.(path, JSON.parse(node.text), node.text) ?? false;
  const field = `${path.join('.')} = ${text}`;
  return (
    <>
      <button
        type="button"
        class="json-pick"
        tabIndex={-1}
        aria-pressed={isPicked}
        aria-label={isPicked ? `remove ${field} from the pattern` : `add ${field} to the pattern`}
        title={isPicked ? 'remove from the pattern' : 'add to the pattern'}
        onClick={props.onClick}
      >
        {props.children}
      </button>
      {isPicked && <span class="json-picked">in the pattern</span>}
    </>
  );
}

function Name({ node, search }: { node: JsonNode; search: string }) {
  if (node.name === undefined) return null;
  return (
    <>
      <span class="json-name">
        <Marked text={node.name} search={search} />
      </span>
      {': '}
    </>
  );
}

function Value({ node, text, search }: { node: JsonNode; text: string; search: string }) {
  if (node.kind !== 'leaf') return node.kind === 'object' ? '{}' : '[]';
  const kind = text.startsWith('"') ? 'string' : /^[-\d]/.test(text) ? 'number' : 'word';
  return (
    <span class={`json-${kind}`}>
      <Marked text={text} search={search} />
    </span>
  );
}

function Folded({ node }: { node: JsonNode }) {
  const count = node.children.length;
  const [open, close, one] = node.kind === 'object' ? ['{', '}', 'field'] : ['[', ']', 'element'];
  return (
    <span class="json-folded">
      {open} {count.toLocaleString('en')} {count === 1 ? one : `${one}s`} {close}
    </span>
  );
}

function commaAfter({ parent, position }: JsonNode): string {
  return parent !== undefined && position < parent.children.length - 1 ? ',' : '';
}
