import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addDevelopmentSecrets } from '../../../src/adapters/file-secrets/development-secrets.ts';
import { FileSecrets } from '../../../src/adapters/file-secrets/file-secrets.ts';
import { FileStages } from '../../../src/adapters/file-secrets/file-stages.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { ManualClock } from '../../support/manual-clock.ts';

describe('secrets in a file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-secrets-'));
    path = join(folder, 'secrets.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const revealed = async (id: string) =>
    (await new FileSecrets(path, 60).get(id)).map((secret) => secret.reveal());

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
