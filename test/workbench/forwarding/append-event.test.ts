import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendEvent } from '../../../src/workbench/forwarding/append-event.ts';
import { sendToTarget } from '../../../src/workbench/forwarding/send-to-target.ts';

describe('a file that a rule names', () => {
  let root: string;
  let working: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'sallyport-append-')));
    working = join(root, 'work');
    mkdirSync(join(working, 'rules'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const append = (file: string, event: string) =>
    appendEvent(file, event, { working, ofRules: join(working, 'rules') });

  it('gets a line for each event, beside the rules file, and keeps what is in it', () => {
    writeFileSync(join(working, 'rules', 'x.jsonl'), 'first\n');
    append('x.jsonl', '{"a":1}');
    append('../y.jsonl', '{"a":2}');
    append('../y.jsonl', '{"a":3}');
    expect(readFileSync(join(working, 'rules', 'x.jsonl'), 'utf8')).toBe('first\n{"a":1}\n');
    expect(readFileSync(join(working, 'y.jsonl'), 'utf8')).toBe('{"a":2}\n{"a":3}\n');
  });

  it('says nothing, and has the event', async () => {
    const folders = { working, ofRules: join(working, 'rules') };
    const send = sendToTarget({
      gateway: 'http://127.0.0.1:1',
      folders,
      clock: { now: () => 0 },
      words: String,
    });
    expect(await send({ file: 'x.jsonl' }, '{}', new AbortController().signal)).toEqual({
      answer: {},
      fate: { kind: 'delivered' },
    });
    expect(readFileSync(join(working, 'rules', 'x.jsonl'), 'utf8')).toBe('{}\n');
  });

  it('is never reached by a link out of the working folder', () => {
    writeFileSync(join(root, 'other.jsonl'), '');
    symlinkSync('../../other.jsonl', join(working, 'rules', 'link.jsonl'));
    symlinkSync('../..', join(working, 'rules', 'out'));
    expect(() => append('link.jsonl', '{}')).toThrow('ELOOP');
    expect(() => append('out/new.jsonl', '{}')).toThrow(/must lie below the working folder/);
    expect(readFileSync(join(root, 'other.jsonl'), 'utf8')).toBe('');
    expect(readdirSync(root)).toEqual(['other.jsonl', 'work']);
  });

  it('is no folder, and no pipe that would be waited for', () => {
    mkdirSync(join(working, 'rules', 'folder.jsonl'));
    execFileSync('mkfifo', [join(working, 'rules', 'pipe.jsonl')]);
    expect(() => append('folder.jsonl', '{}')).toThrow('EISDIR');
    expect(() => append('pipe.jsonl', '{}')).toThrow('ENXIO');
    expect(() => append('none/x.jsonl', '{}')).toThrow('ENOENT');
  });
});
