import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addDevelopmentSecrets } from '../../../src/adapters/file-secrets/development-secrets.ts';
import { FileSecrets } from '../../../src/adapters/file-secrets/file-secrets.ts';
import { FileStages } from '../../../src/adapters/file-secrets/file-stages.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { SecretReader } from '../../../src/domain/secret-reader.ts';
import { RecordingLog } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { endOf } from '../../support/secret-labels.ts';

describe('secrets in a file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-secrets-'));
    path = join(folder, 'secrets.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const clock = new ManualClock();
  const log = new RecordingLog();
  const store = () => new FileSecrets(path, new SecretReader({ previousSecretSeconds: 60 }, clock), log);
  const revealed = async (id: string) => (await store().get(id)).map((secret) => secret.reveal());

  it('are read by their id, alone or as a list', async () => {
    writeFileSync(path, '{"a":"one","b":{"secrets":["new","old"]}}');
    expect(await revealed('a')).toEqual(['one']);
    expect(await revealed('b')).toEqual(['new', 'old']);
  });

  it('are read anew after an edit', async () => {
    writeFileSync(path, '{"a":"one"}');
    await revealed('a');
    writeFileSync(path, '{"a":"two"}');
    expect(await revealed('a')).toEqual(['two']);
  });

  it.each([
    ['{"a":"one"}', 'secret_absent'],
    ['["a"]', 'secret_malformed'],
    ['no json', 'secret_malformed'],
    ['{"b":""}', 'secret_empty'],
    ['{"b":{"user":"x"}}', 'secret_malformed'],
  ])('are unavailable in a file that holds %s', async (text, code) => {
    writeFileSync(path, text);
    await expect(revealed('b')).rejects.toMatchObject({ code });
  });

  it('are read from a file that begins with the mark that some editors write', async () => {
    writeFileSync(path, '\ufeff{"a":"one"}');
    expect(await revealed('a')).toEqual(['one']);
  });

  it.each(['constructor', 'toString', '__proto__'])('may have the id %s', async (id) => {
    await expect(revealed(id)).rejects.toMatchObject({ code: 'secret_absent' });
    const stages = new FileStages(path, new ManualClock());
    expect(await stages.list(id)).toEqual([]);
    await stages.stage(id, new Secret('first'));
    await stages.promote(id);
    expect(await revealed(id)).toEqual(['first']);
  });

  it('that were replaced verify for a while', async () => {
    const replacedAt = clock.now() - 59_999;
    writeFileSync(path, JSON.stringify({ a: { current: 'new', previous: 'old', replacedAt } }));
    expect(await revealed('a')).toEqual(['new', 'old']);
    expect(endOf((await store().get('a'))[1])).toBe(clock.now() + 1);
    clock.advance(1);
    expect(await revealed('a')).toEqual(['new']);
  });

  it.each([
    ['nobody says when', '', 1],
    ['in the future', `,"replacedAt":${clock.now() + 3_600_000}`, 1],
    ['never to end', ',"replacedAt":1e999', 1],
    ['at a time that is a text', `,"replacedAt":"${clock.now()}"`, 1],
    ['at no time', ',"replacedAt":null', 1],
    ['before there was time', ',"replacedAt":-1', 0],
  ])('that were replaced %s do not verify', async (_, replacedAt, lines) => {
    log.lines.length = 0;
    writeFileSync(path, `{"a":{"current":"new","previous":"old"${replacedAt}}}`);
    expect(await revealed('a')).toEqual(['new']);
    expect(log.named('secret_stage_skipped')).toHaveLength(lines);
  });

  it('that are the only ones, and of no use, are unavailable', async () => {
    writeFileSync(path, '{"a":{"pending":{"user":"x"}}}');
    await expect(revealed('a')).rejects.toMatchObject({ code: 'secret_absent' });
  });

  it('never replace themselves: the one before would be lost', async () => {
    writeFileSync(path, '{"a":"first"}');
    const stages = new FileStages(path, clock);
    await stages.stage('a', new Secret('second'));
    await expect(stages.promote('a')).resolves.toBe(true);
    await stages.stage('a', new Secret('second'));
    await expect(stages.promote('a')).resolves.toBe(false);
    expect(await revealed('a')).toEqual(['second', 'first']);
    await expect(stages.pending('a')).resolves.toBeUndefined();
  });

  it('that wait and are a list are the list, as text', async () => {
    writeFileSync(path, '{"a":{"current":"now","pending":{"secrets":["next"]}}}');
    expect((await new FileStages(path, clock).pending('a'))?.reveal()).toBe('{"secrets":["next"]}');
    expect(await revealed('a')).toEqual(['now', 'next']);
  });

  it('are unavailable without a file', async () => {
    await expect(revealed('a')).rejects.toMatchObject({ code: 'secret_absent' });
  });

  it('for development are added where they are missing, and never changed', () => {
    writeFileSync(path, '{"a":"mine"}');
    expect(addDevelopmentSecrets(path, ['a', 'b', 'b'])).toEqual(['b']);
    const stored = JSON.parse(readFileSync(path, 'utf8'));
    expect(stored).toEqual({ a: 'mine', b: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(addDevelopmentSecrets(path, ['a', 'b'])).toEqual([]);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(stored);
  });
});
