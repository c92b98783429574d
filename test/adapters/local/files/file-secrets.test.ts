import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addDevelopmentSecrets } from '../../../../src/adapters/local/files/development-secrets.ts';
import { FileSecrets } from '../../../../src/adapters/local/files/file-secrets.ts';
import { FileStages } from '../../../../src/adapters/local/files/file-stages.ts';
import { configured } from '../../../../src/domain/provider.ts';
import { providers } from '../../../../src/domain/providers/index.ts';
import type { StoredValue } from '../../../../src/domain/verification/credential.ts';
import { text } from '../../../../src/domain/verification/credential-forms.ts';
import { Secret } from '../../../../src/domain/verification/secrets/secret.ts';
import { SecretReader } from '../../../../src/domain/verification/secrets/secret-reader.ts';
import { everyOption } from '../../../domain/support/gateways.ts';
import { RecordingLog } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { endOf } from '../../../support/secret-labels.ts';
import { nameOf, strong } from '../../../support/strong-secrets.ts';

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
  const store = () =>
    new FileSecrets(path, new SecretReader({ endpoints: [], previousSecretSeconds: 60 }, clock, log));
  const revealed = async (id: string) => (await store().get(id)).map((secret) => nameOf(secret.reveal()));
  /** Puts strong secrets in the place of their names. */
  const write = (text: string) =>
    writeFileSync(
      path,
      text.replace(/"(?:one|two|mine|new|old|now|next)"/g, (name) =>
        JSON.stringify(strong(JSON.parse(name))),
      ),
    );

  it('are read by their id, alone or as a list', async () => {
    write('{"a":"one","b":{"secrets":["new","old"]}}');
    expect(await revealed('a')).toEqual(['one']);
    expect(await revealed('b')).toEqual(['new', 'old']);
  });

  it('are read anew after an edit', async () => {
    write('{"a":"one"}');
    await revealed('a');
    write('{"a":"two"}');
    expect(await revealed('a')).toEqual(['two']);
  });

  it.each([
    ['{"a":"one"}', 'secret_absent'],
    ['["a"]', 'secret_malformed'],
    ['no json', 'secret_malformed'],
    ['{"b":""}', 'secret_empty'],
    ['{"b":{"user":"x"}}', 'secret_malformed'],
    ['{"b":null}', 'secret_malformed'],
    ['{"b":true}', 'secret_malformed'],
    ['{"b":[""]}', 'secret_malformed'],
    ['{"b":0}', 'secret_weak'],
    ['{"b":"\\u0000"}', 'secret_weak'],
    ['{"b":"****"}', 'secret_weak'],
  ])('are unavailable in a file that holds %s', async (text, code) => {
    write(text);
    await expect(revealed('b')).rejects.toMatchObject({ code });
  });

  it('are read from a file that begins with the mark that some editors write', async () => {
    write('\ufeff{"a":"one"}');
    expect(await revealed('a')).toEqual(['one']);
  });

  it.each(['constructor', 'toString', '__proto__'])('may have the id %s', async (id) => {
    await expect(revealed(id)).rejects.toMatchObject({ code: 'secret_absent' });
    const stages = new FileStages(path, new ManualClock());
    expect(await stages.list(id)).toEqual([]);
    await stages.stage(id, new Secret(strong('first')));
    await stages.promote(id);
    expect(await revealed(id)).toEqual(['first']);
  });

  it('that were replaced verify for a while', async () => {
    const replacedAt = clock.now() - 59_999;
    write(JSON.stringify({ a: { current: 'new', previous: 'old', replacedAt } }));
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
    write(`{"a":{"current":"new","previous":"old"${replacedAt}}}`);
    expect(await revealed('a')).toEqual(['new']);
    expect(log.named('secret_stage_skipped')).toHaveLength(lines);
  });

  it('that are the only ones, and of no use, are unavailable', async () => {
    write('{"a":{"pending":{"user":"x"}}}');
    await expect(revealed('a')).rejects.toMatchObject({ code: 'secret_absent' });
  });

  it('never replace themselves: the one before would be lost', async () => {
    write(JSON.stringify({ a: strong('first') }));
    const stages = new FileStages(path, clock);
    await stages.stage('a', new Secret(strong('second')));
    await expect(stages.promote('a')).resolves.toBe(true);
    await stages.stage('a', new Secret(strong('second')));
    await expect(stages.promote('a')).resolves.toBe(false);
    expect(await revealed('a')).toEqual(['second', 'first']);
    await expect(stages.pending('a')).resolves.toBeUndefined();
  });

  it('that wait and are a list are the list, as text', async () => {
    write('{"a":{"current":"now","pending":{"secrets":["next"]}}}');
    expect((await new FileStages(path, clock).pending('a'))?.reveal()).toBe(
      JSON.stringify({ secrets: [strong('next')] }),
    );
    expect(await revealed('a')).toEqual(['now', 'next']);
  });

  it('are unavailable without a file', async () => {
    await expect(revealed('a')).rejects.toMatchObject({ code: 'secret_absent' });
  });

  it('for development are added where they are missing, and never changed', async () => {
    write('{"a":"mine"}');
    const [a, b] = ['a', 'b'].map((secretId) => ({ secretId, form: text() }));
    expect(await addDevelopmentSecrets(path, [a!, b!, b!])).toEqual(['b']);
    const stored = JSON.parse(readFileSync(path, 'utf8'));
    expect(stored).toEqual({ a: strong('mine'), b: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await addDevelopmentSecrets(path, [a!, b!])).toEqual([]);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(stored);
  });

  it('for development look like those of their sender', async () => {
    const fitting = providers.flatMap((provider) => {
      const { credential } = configured(provider, everyOption(provider)).scheme;
      return credential?.make ? [{ secretId: provider.id, form: credential }] : [];
    });
    expect(fitting.length).toBeGreaterThan(2);
    await addDevelopmentSecrets(path, fitting);
    const stored = JSON.parse(readFileSync(path, 'utf8'));
    // several that belong together are a list of one
    const heldIn = (one: { readonly secrets?: readonly StoredValue[] } & StoredValue) =>
      one.secrets?.[0] ?? one;
    for (const { secretId, form } of fitting)
      expect([secretId, form.fits(heldIn(stored[secretId]))]).toEqual([secretId, true]);
    expect(stored).toMatchObject({
      github: expect.stringMatching(/^[0-9a-f]{64}$/),
      stripe: expect.stringMatching(/^whsec_[0-9a-f]{32}$/),
      twilio: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('for development have all of their fields, as people write them', async () => {
    const form = { make: () => 'one', makeAll: (random: () => string) => ({ a: random(), b: random() }) };
    await addDevelopmentSecrets(path, [{ secretId: 'two', form }]);
    const stored = JSON.parse(readFileSync(path, 'utf8'));
    const [two] = stored.two.secrets;
    expect(two).toEqual({
      a: expect.stringMatching(/^[0-9a-f]{64}$/),
      b: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(two.a).not.toBe(two.b);
  });

  it('for development are never made up where only the sender can issue one', async () => {
    const wanted = [
      { secretId: 'a', form: {} },
      { secretId: 'b', form: { make: (random: string) => random } },
    ];
    expect(await addDevelopmentSecrets(path, wanted)).toEqual(['b']);
    expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')))).toEqual(['b']);
    expect(await addDevelopmentSecrets(path, wanted)).toEqual([]);
  });
});
