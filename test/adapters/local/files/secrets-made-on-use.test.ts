import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FileSecrets } from '../../../../src/adapters/local/files/file-secrets.ts';
import { SecretsMadeOnUse } from '../../../../src/adapters/local/files/secrets-made-on-use.ts';
import { SecretReader } from '../../../../src/domain/verification/secrets/secret-reader.ts';
import { RecordingLog } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { strong } from '../../../support/strong-secrets.ts';

describe('a secret that is made when it is used', () => {
  let folder: string;
  let path: string;
  let log: RecordingLog;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-on-use-'));
    path = join(folder, 'secrets.json');
    log = new RecordingLog();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const make = (random: string) => `made ${random}`;
  const store = (...ids: readonly string[]) => {
    const reader = new SecretReader({ endpoints: [], previousSecretSeconds: 60 }, new ManualClock(), log);
    const wanted = ids.map((secretId) => ({ secretId, form: secretId === 'issued' ? {} : { make } }));
    return new SecretsMadeOnUse(new FileSecrets(path, reader), path, wanted, log);
  };
  const revealed = async (of: SecretsMadeOnUse, id: string) => (await of.get(id)).map((one) => one.reveal());
  const stored = () => JSON.parse(readFileSync(path, 'utf8'));

  it('is in the file from then on, alone, and one line says so without its value', async () => {
    const secrets = store('a', 'b');
    const [made] = await revealed(secrets, 'a');
    expect(made).toMatch(/^made [0-9a-f]{64}$/);
    expect(await revealed(secrets, 'a')).toEqual([made]);
    expect(stored()).toEqual({ a: made });
    expect(log.lines).toEqual([
      {
        level: 'info',
        name: 'secret_made',
        fields: { secretId: 'a', file: path, message: `secret a: made for its first use, in ${path}` },
      },
    ]);
  });

  it('is the one that is there, where there is one', async () => {
    writeFileSync(path, JSON.stringify({ a: strong('mine') }));
    expect(await revealed(store('a'), 'a')).toEqual([strong('mine')]);
    expect(stored()).toEqual({ a: strong('mine') });
    expect(log.lines).toEqual([]);
  });

  it('is that of another process, which was first', async () => {
    const [secrets, others] = [store('a'), store('a')];
    expect(new Set((await Promise.all([secrets, others].map((one) => revealed(one, 'a')))).flat()).size).toBe(
      1,
    );
    expect(log.named('secret_made')).toHaveLength(1);
  });

  it.each([
    { what: 'was never wanted', id: 'x' },
    { what: 'only its sender can issue', id: 'issued' },
  ])('is none that $what', async ({ id }) => {
    writeFileSync(path, '{}');
    await expect(store('a', 'issued').get(id)).rejects.toMatchObject({ code: 'secret_absent' });
    expect(stored()).toEqual({});
    expect(log.lines).toEqual([]);
  });

  it.each(['made here', 'found here'])(
    'is not made again where it was %s and somebody took it away',
    async (how) => {
      const secrets = store('a');
      if (how === 'found here') writeFileSync(path, JSON.stringify({ a: strong('mine') }));
      await secrets.get('a');
      writeFileSync(path, '{}');
      await expect(secrets.get('a')).rejects.toMatchObject({ code: 'secret_absent' });
      expect(stored()).toEqual({});
    },
  );

  it.each(['["a"]', '{"a":"****"}'])('takes the place of nothing that is of no use: %s', async (text) => {
    writeFileSync(path, text);
    await expect(store('a').get('a')).rejects.toThrow('a');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('says why where it cannot be written, and is tried again', async () => {
    const secrets = store('a');
    rmSync(folder, { recursive: true });
    await expect(secrets.get('a')).rejects.toMatchObject({
      code: 'secret_unreachable',
      message: `secret a: could not be made: ${path} cannot be written (ENOENT)`,
    });
    mkdirSync(folder);
    expect(await revealed(secrets, 'a')).toHaveLength(1);
  });
});
