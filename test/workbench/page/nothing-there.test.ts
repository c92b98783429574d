import { afterEach, describe, expect, it } from '@jest/globals';
import { placeAt } from '../../../src/pattern/place-at.ts';
import { ask } from '../../../src/workbench/page/ask.ts';
import { timeOf, untilOf } from '../../../src/workbench/page/format.ts';
import { placesIn } from '../../../src/workbench/page/json/found.ts';
import { linesOf, openAtFirst } from '../../../src/workbench/page/json/json-lines.ts';
import { readJsonNodes } from '../../../src/workbench/page/json/json-nodes.ts';
import { moveBy } from '../../../src/workbench/page/json/move-by.ts';
import { knownFields } from '../../../src/workbench/page/rules/known-fields.ts';
import { suggestionsAt } from '../../../src/workbench/page/rules/suggestions.ts';
import { titleOf } from '../../../src/workbench/page/title.ts';

describe('a tree of JSON', () => {
  it('has no lines where the text is none', () => {
    const nodes = readJsonNodes('plain text');
    expect([...openAtFirst(nodes)]).toEqual([]);
    expect(linesOf(nodes, { open: new Set(), whole: new Set() })).toEqual([]);
  });

  it('finds nothing where nothing is sought', () => {
    expect(placesIn('text', '')).toEqual([]);
  });

  it('leads from the place of what is left out to the value of which it is', () => {
    const nodes = readJsonNodes(JSON.stringify(Array.from({ length: 200 }, (_, index) => index)));
    const lines = linesOf(nodes, { open: new Set([0]), whole: new Set() });
    const more = lines.findIndex(({ kind }) => kind === 'more');
    expect(moveBy('ArrowLeft', lines, more)).toEqual({ kind: 'go', line: lines[0] });
  });
});

describe('what is offered at a place of the pattern', () => {
  const known = knownFields([JSON.stringify({ detail: { note: 'n'.repeat(81), labels: [] } })]);
  const at = (marked: string) => {
    const text = marked.replace('|', '');
    const place = placeAt(text, marked.indexOf('|'));
    if (!place) throw new Error(`nothing can stand there: ${marked}`);
    return suggestionsAt(text, place, known);
  };

  it('is no field where no event has any', () => {
    expect(at('{"elsewhere": {|}}')).toEqual([]);
  });

  it('shows no value of a field that has none that helps', () => {
    expect(at('{"detail": {|}}').map(({ label, detail }) => [label, detail])).toEqual([
      ['"note"', ''],
      ['"labels"', ''],
    ]);
  });

  it('writes of an operator its name alone where its operand stands there already', () => {
    expect(at('{"detail": {"note": [{"pre|": "n"}]}}')[0]?.template).toBe('"prefix"');
    expect(at('{"detail": {"note": [{"pre|"}]}}')[0]?.template).toBe('"prefix": "#{}"');
  });
});

describe('a tab', () => {
  it.each([
    [{ view: 'senders' }, 'Senders · Sallyport'],
    [{ view: 'senders', endpoint: 'github' }, 'github · Sallyport'],
    [{ view: 'rules' }, 'Rules · Sallyport'],
    [undefined, 'Sallyport'],
  ] as const)('of %j is called "%s"', (route, title) => {
    expect(titleOf(route)).toBe(title);
  });
});

describe('a time', () => {
  it('is compared with now where nothing else is said', () => {
    expect(timeOf(Date.now())).toMatch(/^\d\d:\d\d:\d\d$/);
    expect(untilOf(Date.now() - 1_000)).toBe('in 0 s');
  });
});

describe('an answer without a type', () => {
  const fetched = globalThis.fetch;
  afterEach(() => {
    globalThis.fetch = fetched;
  });

  it('is text, and no sentence of ours where it is a refusal', async () => {
    globalThis.fetch = async () => new Response(Buffer.from('text'), { status: 200 });
    expect(await ask('GET', '/api/deliveries/1/curl')).toBe('text');
    globalThis.fetch = async () => new Response(null, { status: 504 });
    await expect(ask('GET', '/api/state')).rejects.toThrow('The workbench answered 504.');
  });
});
