import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { reason } from '../../../src/cli/errors/failure-words.ts';
import type { RulesState } from '../../../src/workbench/api.ts';
import { LocalRules } from '../../../src/workbench/rules/local-rules.ts';
import { nameOfCommand, type ReadRule, readRule } from '../../../src/workbench/rules/read-rules.ts';
import { RulesFile } from '../../../src/workbench/rules/rules-file.ts';
import { RefusedError } from '../../../src/workbench/workbench.ts';
import { RecordingLog } from '../../support/fakes.ts';

const one = '{"rules":{"one":{"pattern":{"source":["x"]}}}}';
const two = '{"rules":{"two":{"pattern":{"source":["x"]}}}}';
const body = { pattern: '{"source":["y"]}', target: { url: 'http://localhost:3000/' } };

describe('the rules that are followed', () => {
  let cwd: string;
  let path: string;
  let log: RecordingLog;
  beforeEach(() => {
    cwd = realpathSync(mkdtempSync(join(tmpdir(), 'sallyport-rules-')));
    path = join(cwd, 'sallyport.rules.json');
    log = new RecordingLog();
  });
  afterEach(() => rmSync(cwd, { recursive: true }));

  const open = (ofCommand?: ReadRule) =>
    new LocalRules({
      file: new RulesFile(path),
      cwd,
      ofCommand,
      log,
      words: reason,
    });
  const names = (rules: LocalRules) => rules.state().rules.map(({ name }) => name);
  const lookTwice = (rules: LocalRules) => {
    rules.look();
    rules.look();
  };

  it('are none without a file, and those of one that appears, is replaced, and is deleted', () => {
    const rules = open();
    const heard: RulesState[] = [];
    rules.listen((state) => heard.push(state));
    lookTwice(rules);
    expect(rules.state()).toEqual({ path, rules: [], mistake: undefined });
    writeFileSync(path, one);
    lookTwice(rules);
    expect(names(rules)).toEqual(['one']);
    writeFileSync(`${path}~`, two);
    renameSync(`${path}~`, path);
    lookTwice(rules);
    expect(names(rules)).toEqual(['two']);
    rmSync(path);
    lookTwice(rules);
    expect(names(rules)).toEqual([]);
    expect(heard.map(({ rules: known }) => known.length)).toEqual([1, 1, 0]);
  });

  it('go on where the file has a mistake, which is told once', () => {
    writeFileSync(path, one);
    const rules = open();
    writeFileSync(path, '{"rules":{"one":{}}}');
    for (let times = 0; times < 5; times += 1) rules.look();
    expect(names(rules)).toEqual(['one']);
    expect(rules.state().mistake).toBe('rules.one.pattern: is missing');
    expect(log.named('rules_mistake')).toHaveLength(1);
    expect(() => rules.put('two', body)).toThrow(/has a mistake, mend it first: rules.one.pattern/);
    writeFileSync(path, two);
    lookTwice(rules);
    expect(rules.state()).toMatchObject({ rules: [{ name: 'two' }], mistake: undefined });
  });

  it('are not read while an editor is in the middle of writing them', () => {
    writeFileSync(path, one);
    const rules = open();
    truncateSync(path);
    rules.look();
    writeFileSync(path, two);
    lookTwice(rules);
    expect(names(rules)).toEqual(['two']);
    expect(log.named('rules_mistake')).toEqual([]);
  });

  it('are written where there was no file, and what somebody wrote meanwhile stays', () => {
    const rules = open();
    expect(rules.put('mine', body).rules).toEqual([
      { name: 'mine', pattern: body.pattern, target: body.target, isOfCommand: false },
    ]);
    writeFileSync(path, two);
    rules.put('mine', body);
    expect(names(rules)).toEqual(['two', 'mine']);
    expect(rules.remove('two')?.rules.map(({ name }) => name)).toEqual(['mine']);
    expect(rules.remove('two')).toBeUndefined();
    expect(names(open())).toEqual(['mine']);
    expect(readdirSync(cwd)).toEqual(['sallyport.rules.json']);
  });

  it('are written through a link to the file', () => {
    mkdirSync(join(cwd, 'shared'));
    writeFileSync(join(cwd, 'shared', 'rules.json'), one);
    symlinkSync('shared/rules.json', path);
    open().put('mine', body);
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'shared', 'rules.json'), 'utf8')).toContain('"mine"');
  });

  it.each([
    ['no JSON', 'a', { pattern: '{} , "x": {}' }, /not JSON/],
    ['no pattern', 'a', { pattern: '{"source":"x"}' }, /^a\.pattern: source: must be an object or an array/],
    ['no name', 'a/b', body, /is no name of a rule/],
    ['no place for a file', 'a', { ...body, target: { file: '../x.jsonl' } }, /below the working folder/],
    ['no URL', 'a', { ...body, target: { url: 'file:///x' } }, /^a\.target\.url: must be an http/],
    ['no target', 'a', { ...body, target: {} as { url: string } }, /^a\.target\.url: is missing/],
  ])('refuse what is %s, and write nothing', (_, name, rule, words) => {
    expect(() => open().put(name, rule)).toThrow(words);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('have that of the command line first, which is not in the file', () => {
    const ofCommand = readRule(nameOfCommand, JSON.stringify({ pattern: { source: ['x'] } }), {
      ofRules: cwd,
      working: cwd,
    }) as ReadRule;
    writeFileSync(path, one);
    const rules = open(ofCommand);
    expect(rules.state().rules).toMatchObject([
      { name: '--forward', isOfCommand: true },
      { name: 'one', isOfCommand: false },
    ]);
    for (const change of [() => rules.put('--forward', body), () => rules.remove('--forward')])
      expect(change).toThrow(RefusedError);
  });

  it('stand still for no file, whatever somebody has put into it', () => {
    const members = Array.from({ length: 90_000 }, (_, at) => `"${at.toString(36)}":0`).join();
    writeFileSync(path, `{"rules":{${members}}}`);
    const rules = open();
    expect(rules.state().mistake?.split('\n')).toHaveLength(51);
    expect(rules.state().mistake).toMatch(/^rules: there are more than 1000\n.*\nand 951 more$/s);
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    writeFileSync(path, `{"rules":{"deep":{"pattern":${deep}}}}`);
    lookTwice(rules);
    expect(rules.state().mistake).toMatch(/^rules\.deep\.pattern: the pattern has 400000 characters/);
  });

  it('refuse a file that is none, and one that is too large', () => {
    mkdirSync(path);
    const rules = open();
    expect(rules.state().mistake).toMatch(/cannot be read: it is no file/);
    rmSync(path, { recursive: true });
    writeFileSync(path, ' '.repeat(1_048_577));
    lookTwice(rules);
    expect(rules.state().mistake).toMatch(/larger than/);
  });
});
