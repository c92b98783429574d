import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { foundIn, unfoldedFor } from './found.ts';
import { FoundBar } from './found-bar.tsx';
import { type JsonLine, linesOf, openAtFirst, type Unfolded } from './json-lines.ts';
import { type JsonNode, pathOf } from './json-nodes.ts';
import type { JsonTreeProps } from './json-tree-props.ts';
import { LinesInSight } from './lines-in-sight.tsx';
import { moveBy } from './move-by.ts';
import { TreeLine } from './tree-line.tsx';

export function Tree(
  props: { nodes: readonly JsonNode[]; search: string; label: string } & Pick<
    JsonTreeProps,
    'onPick' | 'picked'
  >,
) {
  const { nodes, search, onPick } = props;
  const [unfolded, setUnfolded] = useState<Unfolded>(() => ({ open: openAtFirst(nodes), whole: new Set() }));
  const [active, setActive] = useState('0');
  const [current, setCurrent] = useState(0);
  const tree = useRef<HTMLDivElement>(null);
  const wanted = useRef<{ readonly key: string; readonly focus: boolean }>(undefined);
  const lines = useMemo(() => linesOf(nodes, unfolded), [nodes, unfolded]);
  const found = useMemo(() => foundIn(nodes, search), [nodes, search]);

  const goTo = (key: string, focus: boolean) => {
    wanted.current = { key, focus };
    setActive(key);
  };
  const show = (index: number) => {
    const node = found[index];
    if (node === undefined) return;
    setCurrent(index);
    goTo(`${node.id}`, false);
  };
  useLayoutEffect(() => {
    setUnfolded((before) => unfoldedFor(found, before));
    setCurrent(0);
    show(0);
  }, [found]);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const line = tree.current?.querySelector<HTMLElement>(`[data-line="${wanted.current.key}"]`);
    if (line === null || line === undefined) return;
    if (wanted.current.focus) line.focus();
    line.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    wanted.current = undefined;
  });

  const act = (line: JsonLine) => {
    const { node } = line;
    if (line.kind === 'leaf') {
      if (node.kind === 'leaf' && node.depth > 0) onPick?.(pathOf(node), JSON.parse(node.text), node.text);
    } else if (line.kind === 'more') {
      setUnfolded(({ open, whole }) => ({ open, whole: new Set([...whole, node.id]) }));
      const first = node.children.find((child) => !lines.some(({ key }) => key === `${child.id}`));
      if (first !== undefined) goTo(`${first.id}`, true);
    } else {
      setUnfolded(({ open, whole }) => {
        const rest = new Set(open);
        if (!rest.delete(node.id)) rest.add(node.id);
        return { open: rest, whole };
      });
      goTo(`${node.id}`, true);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = lines.findIndex(({ key }) => key === active);
    const move = moveBy(event.key, lines, at);
    if (move === undefined) return;
    event.preventDefault();
    if (move.kind === 'act') act(move.line);
    else goTo(move.line.key, true);
  };

  const onClick = ({ target }: MouseEvent) => {
    if (!(target instanceof Element) || target.closest('button') !== null) return;
    const key = target.closest<HTMLElement>('[data-line]')?.dataset.line;
    const line = lines.find((candidate) => candidate.key === key);
    if (line === undefined) return;
    if (line.kind === 'leaf') setActive(line.key);
    else act(line);
  };

  const kept = lines.findIndex(({ key }) => key === active);
  return (
    <div class="json">
      {search !== '' && <FoundBar count={found.length} current={current} show={show} />}
      <div
        class="json-tree"
        ref={tree}
        role="tree"
        aria-label={props.label}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <LinesInSight lines={lines} kept={kept}>
          {(line, index) => (
            <TreeLine
              key={line.key}
              line={line}
              search={search}
              isActive={index === Math.max(kept, 0)}
              isCurrent={search !== '' && found[current] === line.node && line.kind !== 'close'}
              act={act}
              picked={props.picked}
              isPickable={onPick !== undefined}
            />
          )}
        </LinesInSight>
      </div>
    </div>
  );
}
