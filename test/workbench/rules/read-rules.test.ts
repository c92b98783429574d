import { describe, expect, it } from '@jest/globals';
import { readRules } from '../../../src/workbench/rules/read-rules.ts';
import { withRule } from '../../../src/workbench/rules/rule-texts.ts';

const folders = { ofRules: '/shop/hooks', working: '/shop' };
const mistakesOf = (text: string) => readRules(text, folders).mistakes;
const rule = (members: object) =>
  JSON.stringify({ rules: { a: { pattern: { source: ['x'] }, ...members } } });

describe('the rules file', () => {
  it('is read in its order, each pattern as it was written', () => {
    const text = `\ufeff{
  "$schema": "./rules.schema.json",
  "rules": {
    "zero.first_-1": {
      "pattern": {
        "detail": { "n": [1.0] }
      }
    },
    "constructor": {
      "pattern": { "source": ["github.com"] },
      "target": { "url": "http://localhost:3000/hook?a=b", "as": "lambda" }
    },
    "10": { "pattern": { "source": ["x"] }, "target": { "file": "../out/events.jsonl" } }
  }
}`;
    const { rules, mistakes } = readRules(text, folders);
    expect(mistakes).toEqual([]);
    expect(rules.map(({ name, text: pattern, target }) => ({ name, pattern, target }))).toEqual([
      { name: 'zero.first_-1', pattern: '{\n  "detail": { "n": [1.0] }\n}', target: undefined },
      {
        name: 'constructor',
        pattern: '{ "source": ["github.com"] }',
        target: { url: 'http://localhost:3000/hook?a=b', as: 'lambda' },
      },
      { name: '10', pattern: '{ "source": ["x"] }', target: { file: '../out/events.jsonl' } },
    ]);
    expect(rules[1]?.pattern.matches({ source: 'github.com' })).toBe(true);
  });

  it('says all of its mistakes at once, each with its path', () => {
    const text = `{
      "rule": 1,
      "$schema": 2,
      "rulse": {},
      "rules": {
        "a b": { "pattern": {} },
        "--forward": { "pattern": { "source": ["x"] } },
        "c": 7,
        "d": { "target": { "url": "ftp://x/" } },
        "e": { "pattern": [], "then": 1, "target": { "url": "http://h/", "as": "sqs", "file": "x.jsonl" } },
        "patern": { "patern": {} },
        "f": { "pattern": { "detail": { "n": [{ "numeric": ["~", 1] }] } } },
        "f": { "pattern": { "source": ["x"], "source": ["y"] }, "target": { "url": "http://h/" }, "target": {} }
      }
    }`;
    const mistakes = mistakesOf(text);
    for (const path of [
      /^rule: is not known here; do you mean rules[?]/,
      /^rulse: is not known here; do you mean rules[?]/,
      /^\$schema: must be text/,
      /^rules\.f: stands there more than once/,
      /^rules\.a b is no name of a rule/,
      /^rules\.a b\.pattern: the object is empty/,
      /^rules\.--forward: is what the rule of the command line is called/,
      /^rules\.c: must be an object with a pattern/,
      /^rules\.d\.pattern: is missing/,
      /^rules\.d\.target\.url: must be an http or https URL/,
      /^rules\.e\.pattern: the pattern must be a JSON object/,
      /^rules\.patern\.patern: is not known here; do you mean pattern[?]/,
      /^rules\.e\.then: is not known here; there are pattern and target/,
      /^rules\.e\.target\.url: is not known here; there are url and as, or file/,
      /^rules\.f\.pattern: detail\.n: /,
      /^rules\.f\.target: stands there more than once/,
    ])
      expect(mistakes).toContainEqual(expect.stringMatching(path));
  });

  it.each(['', '[]', 'null', '{"rules":[]}', '{}', '{"rules":{"a":{"pattern":{"source":["x"]}}},}'])(
    'is refused as %s',
    (text) => expect(mistakesOf(text)).toHaveLength(1),
  );

  it.each([
    'ftp://h/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://user:pass@h/',
    'http://',
    'http://h/#x',
    'http://[::1/',
    'http://h/a b',
    '/path',
  ])('takes no %s for a URL', (url) => {
    expect(mistakesOf(rule({ target: { url } }))).toEqual([
      expect.stringMatching(/^rules\.a\.target\.url: must be an http or https URL/),
    ]);
  });

  it.each([
    ['../../x.jsonl', 'must lie below the working folder, /shop'],
    ['/etc/x.jsonl', 'must lie below the working folder, /shop'],
    ['../.sallyport/x.jsonl', 'must not lie in /shop/.sallyport'],
    ['../package.json', 'must end in .jsonl or .ndjson'],
    ['x\0.jsonl', 'must end in .jsonl or .ndjson'],
    ['.bashrc', 'must end in .jsonl or .ndjson'],
  ])('lets no rule write to %j', (file, words) => {
    expect(mistakesOf(rule({ target: { file } }))).toEqual([
      expect.stringContaining(`rules.a.target.file: ${words}`),
    ]);
  });

  it('keeps all else as it was written when a rule is added, changed and removed', () => {
    const written = `{
  "rules": {
    "old": {"pattern":{ "n":[1.0]}  }
  },
  "$schema": "./x.json"
}
`;
    const body = { pattern: '{\n  "source": ["x"]\n}', target: { url: 'http://h/' } };
    const added = withRule(written, 'new', body);
    expect(added).toBe(`{
  "rules": {
    "old": {"pattern":{ "n":[1.0]}  },
    "new": {
      "pattern": {
        "source": ["x"]
      },
      "target": {
        "url": "http://h/"
      }
    }
  },
  "$schema": "./x.json"
}
`);
    expect(readRules(added, folders).rules[1]?.text).toBe(body.pattern);
    expect(withRule(withRule(added, 'old', { pattern: '{"n":[2.0]}' }), 'new', undefined)).toBe(`{
  "rules": {
    "old": {
      "pattern": {"n":[2.0]}
    }
  },
  "$schema": "./x.json"
}
`);
    expect(withRule('{}', 'gone', undefined)).toBe('{\n  "rules": {}\n}\n');
  });
});
