import { describe, expect, it } from '@jest/globals';
import { countInWords, foundIn, placesIn, unfoldedFor } from '../../../src/workbench/page/json/found.ts';
import { type JsonLine, linesOf, openAtFirst } from '../../../src/workbench/page/json/json-lines.ts';
import { pathOf, readJsonNodes } from '../../../src/workbench/page/json/json-nodes.ts';
import { moveBy } from '../../../src/workbench/page/json/move-by.ts';
import { linesWith, textLines } from '../../../src/workbench/page/json/text-lines.ts';

const nothing = { open: new Set<number>(), whole: new Set<number>() };
const shown = (text: string, unfolded = nothing): string[] =>
  linesOf(readJsonNodes(text), unfolded).map(({ kind, node }) => `${kind} ${node.name ?? ''}${node.text}`);

describe('the values of a JSON text', () => {
  it('keep their tokens and their order: no number is rounded and no name moved', () => {
    const nodes = readJsonNodes('{"b": 12345678901234567890, "2": 1.50, "1": "caf\\u00e9", "b": [null, {}]}');
    expect(nodes.map(({ name, text }) => [name, text])).toEqual([
      [undefined, ''],
      ['"b"', '12345678901234567890'],
      ['"2"', '1.50'],
      ['"1"', '"caf\\u00e9"'],
      ['"b"', ''],
      [undefined, 'null'],
      [undefined, ''],
    ]);
  });

  it('have the path of a pattern, in which arrays leave no trace', () => {
    const nodes = readJsonNodes('{"detail": {"labels": [{"na\\"me": "bug"}]}}');
    expect(pathOf(nodes.at(-1)!)).toEqual(['detail', 'labels', 'na"me']);
  });

  it.each(['', '{"a": }', 'plain text'])('are none where the text is not JSON: %j', (text) => {
    expect(readJsonNodes(text)).toEqual([]);
  });

  it('may nest deeper than calls can', () => {
    const nodes = readJsonNodes(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const open = new Set(nodes.map(({ id }) => id));
    expect(linesOf(nodes, { open, whole: new Set() })).toHaveLength(99_999);
  });
});

describe('the lines of the tree', () => {
  it('show what is unfolded, with its end', () => {
    expect(shown('{"a": {"b": 1}, "c": {"d": 2}, "e": {}}', { ...nothing, open: new Set([0, 1]) })).toEqual([
      'open ',
      'open "a"',
      'leaf "b"1',
      'close "a"',
      'folded "c"',
      'leaf "e"',
      'close ',
    ]);
  });

  it('leave all but the first hundred out until they are asked for', () => {
    const nodes = readJsonNodes(JSON.stringify(Array.from({ length: 12_345 }, (_, index) => index)));
    const open = new Set([0]);
    expect(linesOf(nodes, { open, whole: new Set() }).map(({ kind }) => kind)).toEqual([
      'open',
      ...Array(100).fill('leaf'),
      'more',
      'close',
    ]);
    expect(linesOf(nodes, { open, whole: new Set([0]) })).toHaveLength(12_347);
  });

  it('are some hundred at first, the outermost before those within', () => {
    const rows = Array.from({ length: 90 }, (_, id) => ({ id, tags: ['a', 'b', 'c'] }));
    const nodes = readJsonNodes(JSON.stringify({ rows, last: { id: 1 } }));
    const lines = linesOf(nodes, { open: openAtFirst(nodes), whole: new Set() });
    expect(lines.length).toBeGreaterThan(200);
    expect(lines.length).toBeLessThan(500);
    expect(lines.filter(({ node }) => node.name === '"last"').map(({ kind }) => kind)).toEqual([
      'open',
      'close',
    ]);
  });
});

describe('a search in the tree', () => {
  const nodes = readJsonNodes('{"action": "Opened", "repo": {"owner": {"reopened": "no"}}}');

  it('finds names and values in any case, and each as often as it is there', () => {
    expect(foundIn(nodes, 'OPENED').map(({ name }) => name)).toEqual(['"action"', '"reopened"']);
    expect(placesIn('aaaa', 'aa')).toEqual([0, 2]);
    expect(foundIn(nodes, '')).toEqual([]);
  });

  it('unfolds what is around what it found, and nothing else', () => {
    const { open } = unfoldedFor(foundIn(nodes, 'reopened'), nothing);
    expect([...open].map((id) => nodes[id]?.name)).toEqual(['"owner"', '"repo"', undefined]);
    expect(unfoldedFor([], nothing).open.size).toBe(0);
  });

  it('counts in words, and not without end', () => {
    expect(countInWords(0, 0)).toBe('not found');
    expect(countInWords(12, 2)).toBe('3 of 12 found');
    const many = readJsonNodes(JSON.stringify('a'.repeat(20_000)));
    expect(countInWords(foundIn(many, 'a').length, 0)).toBe('1 of more than 9,999 found');
  });
});

describe('the keys of the tree', () => {
  const lines = linesOf(readJsonNodes('{"a": {"b": 1}, "c": {"d": 2}}'), {
    ...nothing,
    open: new Set([0, 1]),
  });
  const at = (name: string): number =>
    lines.findIndex(({ node, kind }) => node.name === name && kind !== 'close');
  const name = (line: JsonLine | undefined): string | undefined => line?.node.name;

  it.each([
    ['ArrowDown', '"b"', 'go', '"c"'],
    ['ArrowUp', '"c"', 'go', '"b"'],
    ['ArrowRight', '"a"', 'go', '"b"'],
    ['ArrowRight', '"b"', 'go', '"b"'],
    ['ArrowRight', '"c"', 'act', '"c"'],
    ['ArrowLeft', '"b"', 'go', '"a"'],
    ['ArrowLeft', '"a"', 'act', '"a"'],
    ['ArrowLeft', '"c"', 'go', undefined],
    ['Home', '"b"', 'go', undefined],
    ['End', '"a"', 'go', '"c"'],
    ['ArrowDown', '"c"', 'go', '"c"'],
    ['Enter', '"b"', 'act', '"b"'],
    [' ', '"c"', 'act', '"c"'],
  ])('%s on %s', (key, from, kind, to) => {
    const move = moveBy(key, lines, at(from));
    expect([move?.kind, name(move?.line)]).toEqual([kind, to]);
  });

  it('leave every other key to the page', () => {
    expect(moveBy('Tab', lines, 0)).toBeUndefined();
    expect(moveBy('Enter', lines, -1)).toBeUndefined();
  });
});

describe('a text that is not JSON', () => {
  it('is cut where a line is long, and found across the cut', () => {
    const text = `first\n${'x'.repeat(3998)}needle${'y'.repeat(5000)}\nneedle`;
    const lines = textLines(text);
    expect(lines.map(({ from, text: { length } }) => [from, length])).toEqual([
      [0, 5],
      [6, 4000],
      [4006, 4000],
      [8006, 1004],
      [9011, 6],
    ]);
    expect(linesWith(text, lines, 'Needle')).toEqual([1, 4]);
  });
});
