import { describe, expect, it } from '@jest/globals';
import { compilePattern } from '../../../src/pattern/compile-pattern.ts';
import { operators } from '../../../src/pattern/operators.ts';
import { placeAt } from '../../../src/pattern/place-at.ts';
import type { Rule } from '../../../src/workbench/api.ts';
import { formatted, pickedIn, pickKey, toggled } from '../../../src/workbench/page/rules/by-fields.ts';
import { changeBetween } from '../../../src/workbench/page/rules/change-between.ts';
import { bodyOf, draftOf, isChanged, whyNotSaved } from '../../../src/workbench/page/rules/draft.ts';
import {
  anyEvent,
  examplePattern,
  firstPattern,
  freeName,
} from '../../../src/workbench/page/rules/first-pattern.ts';
import { knownFields } from '../../../src/workbench/page/rules/known-fields.ts';
import { leavesOf } from '../../../src/workbench/page/rules/leaves-of.ts';
import { mistakeIn } from '../../../src/workbench/page/rules/mistake-in.ts';
import { readFirst } from '../../../src/workbench/page/rules/read-first.ts';
import { suggestionsAt } from '../../../src/workbench/page/rules/suggestions.ts';
import { countWords, markOf, shownOf } from '../../../src/workbench/page/rules/tried-words.ts';

const event = {
  source: 'github.com',
  'detail-type': 'pull_request',
  detail: { action: 'opened', number: 2 },
};

describe('a pattern made by clicking', () => {
  const start = firstPattern({ source: 'github.com', type: 'pull_request' });

  it('begins with where the event is from and what it is, and matches it', () => {
    expect(compilePattern(start).matches(event)).toBe(true);
    expect(compilePattern(start).matches({ ...event, 'detail-type': 'push' })).toBe(false);
    expect(compilePattern(examplePattern).matches(event)).toBe(true);
    expect(compilePattern(anyEvent).matches({ source: 'anything' })).toBe(true);
  });

  it('takes a value in, a second one into the same list, and each out again', () => {
    const one = toggled(start, ['detail', 'action'], '"opened"');
    const two = toggled(one, ['detail', 'action'], '"closed"');
    expect(JSON.parse(two).detail).toEqual({ action: ['opened', 'closed'] });
    expect(JSON.parse(toggled(two, ['detail', 'action'], '"opened"')).detail).toEqual({ action: ['closed'] });
    expect(JSON.parse(toggled(one, ['detail', 'action'], '"opened"'))).toEqual(JSON.parse(start));
  });

  it('keeps operators beside the value that goes out', () => {
    const pattern = '{"detail": {"action": ["opened", {"prefix": "re"}]}}';
    expect(JSON.parse(toggled(pattern, ['detail', 'action'], '"opened"'))).toEqual({
      detail: { action: [{ prefix: 're' }] },
    });
  });

  it('takes a value out of a field whose name has dots', () => {
    expect(toggled('{"detail.action": ["a", "b"]}', ['detail', 'action'], '"a"')).toBe(
      '{\n  "detail.action": ["b"]\n}',
    );
  });

  it('knows what is picked by field and value, however a text is spelt, to the last digit of a number', () => {
    const picked = pickedIn(
      '{"detail": {"n": [12345678901234567890], "s": ["caf\\u00e9"], "o": [{"prefix": "x"}]}}',
    );
    expect(picked).toContain(pickKey(['detail', 'n'], '12345678901234567890'));
    expect(picked).toContain(pickKey(['detail', 's'], '"café"'));
    expect(picked.size).toBe(2);
  });

  it('is not touched by the layout where it is no JSON', () => {
    expect(formatted('{"a": [')).toBe('{"a": [');
    expect(formatted('{"a":["b"]}')).toBe('{\n  "a": ["b"]\n}');
  });

  it('offers of what an event has only what a list can hold', () => {
    expect(leavesOf(['"a"', '{"b":1}', '[…]', 'null', '2', 'true'])).toEqual(['"a"', 'null', '2']);
  });
});

describe('the text of the editor', () => {
  it.each([
    ['{"a": 1}', '{"a": 1, "b": 2}'],
    ['aaa', 'aa'],
    ['', 'x'],
    ['same', 'same'],
  ])('becomes another by the smallest change: %s', (before, after) => {
    const { from, to, insert } = changeBetween(before, after);
    expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
    expect(to - from + insert.length).toBeLessThanOrEqual(Math.abs(after.length - before.length));
  });

  it('has its mistake at its place', () => {
    expect(mistakeIn('{"a": ["b"]}')).toBeUndefined();
    expect(mistakeIn('{"a": ["b" "c"]}')).toMatchObject({ from: 11, to: 14 });
  });
});

describe('what is offered at a place of the pattern', () => {
  const known = knownFields([
    JSON.stringify(event),
    '{"detail": {"action": "closed", "labels": [{"name": "bug"}]}}',
  ]);
  const at = (marked: string) => {
    const text = marked.replace('|', '');
    return suggestionsAt(text, placeAt(text, marked.indexOf('|'))!, known);
  };
  const labels = (marked: string): string[] => at(marked).map(({ label }) => label);

  it('is the fields of received events, with brackets for what is in them', () => {
    expect(at('{|}').map(({ template }) => template)).toEqual([
      '"source": [#{}]',
      '"detail-type": [#{}]',
      '"detail": { #{} }',
    ]);
    expect(labels('{"detail": {"labels": {"|"}}}')).toEqual(['"name"']);
    expect(at('{"so|": ["x"]}')[0]?.template).toBe('"source"');
  });

  it('is the values that were received there, then what EventBridge can compare', () => {
    expect(labels('{"detail": {"action": [|]}}').slice(0, 3)).toEqual([
      '"opened"',
      '"closed"',
      '{ "prefix" }',
    ]);
    expect(at('{"source": |}')[0]?.template).toBe('["github.com"]');
    expect(labels('{"detail": |}')).toEqual(['{ }']);
  });

  it('is every operator, of which each begins as a pattern that EventBridge takes', () => {
    const offered = at('{"detail": {"x": [{|}]}}');
    expect(offered.map(({ label }) => JSON.parse(label)).sort()).toEqual(
      [...operators.keys(), 'exists'].sort(),
    );
    for (const { template } of offered) {
      const filled = template.replace(/#\{(.*?)\}/g, (_, inside) => inside || 'a');
      expect(() => compilePattern(`{"detail": {"x": [{${filled}}]}}`)).not.toThrow();
    }
  });

  it('is what was received where an operator wants a value', () => {
    expect(labels('{"detail": {"action": [{"prefix": |}]}}')).toEqual(['"opened"', '"closed"']);
  });
});

describe('the draft of a rule', () => {
  const rule: Rule = { name: 'pulls', pattern: '{"source":["x"]}', target: undefined, isOfCommand: false };
  const state = {
    path: 'r.json',
    rules: [rule, { ...rule, name: 'forward', isOfCommand: true }],
    mistake: undefined,
  };

  it.each([
    [undefined],
    [{ file: 'out.jsonl' }],
    [{ url: 'http://localhost:3000/' }],
    [{ url: 'http://localhost:3000/', as: 'lambda' as const }],
  ])('is saved as it was read: %j', (target) => {
    const saved = { ...rule, target };
    expect(bodyOf(draftOf(saved)).target).toEqual(target);
    expect(isChanged(draftOf(saved), saved)).toBe(false);
    expect(isChanged({ ...draftOf(saved), name: 'other' }, saved)).toBe(true);
  });

  it('says why it cannot be saved', () => {
    const draft = draftOf(rule);
    expect(whyNotSaved(draft, rule, state)).toBeUndefined();
    expect(whyNotSaved({ ...draft, name: ' ' }, rule, state)).toBe('The rule needs a name.');
    expect(whyNotSaved({ ...draft, name: 'a b' }, rule, state)).toMatch(/letters, digits/);
    expect(whyNotSaved({ ...draft, name: 'forward' }, rule, state)).toMatch(/command line/);
    expect(whyNotSaved(draft, undefined, state)).toBe('There is a rule "pulls" already.');
    const target = { ...draft.target, url: 'localhost:3000' };
    expect(whyNotSaved({ ...draft, target: { ...target, kind: 'url' } }, rule, state)).toMatch(/http:/);
    expect(whyNotSaved({ ...draft, target: { ...target, kind: 'file' } }, rule, state)).toMatch(
      /path of a file/,
    );
  });

  it('begins with a name that no rule has', () => {
    expect(freeName('pull_request', ['pull_request', 'pull_request-2'])).toBe('pull_request-3');
    expect(freeName('Pull Request: opened', [])).toBe('Pull-Request-opened');
    expect(freeName('', [])).toBe('rule');
  });
});

describe('the events a pattern is tried on', () => {
  it('are read for completion by their types: those that match, then one of each other', () => {
    const tried = (key: string, type: string, isMatch = false) => ({
      key,
      type,
      isMatch,
      time: 0,
      endpoint: 'e',
      source: 's',
    });
    const events = [
      tried('5.0', 'push'),
      tried('4.0', 'pull'),
      tried('3.0', 'push'),
      tried('2.0', 'pull', true),
    ];
    expect(readFirst(events, 30)).toEqual(['4.0', '2.0', '3.0']);
    expect(readFirst(events, 2)).toEqual(['4.0', '3.0']);
  });

  it('are counted in a sentence', () => {
    expect(countWords({ looked: 1000, matched: 3 })).toBe('3 of 1,000 received events match');
    expect(countWords({ looked: 1, matched: 1 })).toBe('1 of 1 received event matches');
    expect(countWords({ looked: 2, matched: undefined })).toBe('2 received events, not tried');
  });

  it('are marked in words, and shown by them', () => {
    const events = [true, false].map((isMatch) => ({
      key: '1.0',
      time: 0,
      endpoint: 'e',
      source: 's',
      type: 't',
      isMatch,
    }));
    expect(events.map((one) => markOf(one, true))).toEqual(['✓ match', '✗ no match']);
    expect(markOf(events[0]!, false)).toBe('· not tried');
    expect(shownOf(events, 'all')).toHaveLength(2);
    expect(shownOf(events, 'matching')).toEqual([events[0]]);
    expect(shownOf(events, 'others')).toEqual([events[1]]);
  });
});
