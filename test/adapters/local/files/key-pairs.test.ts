import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addDevelopmentSecrets } from '../../../../src/adapters/local/files/development-secrets.ts';
import { KeyPairs, publicHalf } from '../../../../src/adapters/local/files/key-pairs.ts';
import { readSecretFile } from '../../../../src/adapters/local/files/secret-file.ts';
import { publicKey } from '../../../../src/domain/verification/public-key-form.ts';

describe('the pairs of keys of this machine', () => {
  let folder: string;
  let pairs: KeyPairs;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-keys-'));
    pairs = KeyPairs.beside(join(folder, 'secrets.json'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const keyFile = (kind: string) => join(folder, 'keys', `${kind}.pem`);

  it.each([
    ['ed25519', 'ED25519'],
    ['rsa', '2048 bit'],
    ['ec', 'prime256v1'],
  ] as const)('are made when they are asked for, and are a key to openssl: %s', async (kind, words) => {
    const key = await pairs.of(kind);
    expect(readdirSync(join(folder, 'keys'))).toEqual([`${kind}.pem`]);
    expect(execFileSync('openssl', ['pkey', '-in', keyFile(kind), '-noout', '-text']).toString()).toContain(
      words,
    );
    const again = await KeyPairs.beside(join(folder, 'secrets.json')).of(kind);
    expect(again.equals(key)).toBe(true);
  });

  it('can be read by their owner alone', async () => {
    await pairs.of('ed25519');
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700);
    expect(statSync(keyFile('ed25519')).mode & 0o777).toBe(0o600);
  });

  it('are one of each kind, whoever is first', async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => KeyPairs.beside(join(folder, 'x')).of('ec')));
    expect(made.every((key) => key.equals(made[0]!))).toBe(true);
    expect(publicHalf(made[0]!).equals(publicHalf(await pairs.of('ec')))).toBe(true);
  });

  it('differ from machine to machine', async () => {
    const other = mkdtempSync(join(tmpdir(), 'sallyport-keys-'));
    const theirs = await KeyPairs.beside(join(other, 'secrets.json')).of('ed25519');
    expect((await pairs.of('ed25519')).equals(theirs)).toBe(false);
    rmSync(other, { recursive: true });
  });

  it.each(['', 'x', '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n'])(
    'are left alone where somebody has changed their file: %j',
    async (text) => {
      await pairs.of('ed25519');
      writeFileSync(keyFile('ed25519'), text);
      await expect(pairs.of('ed25519')).rejects.toThrow(
        `${keyFile('ed25519')} is no private key of this kind`,
      );
      expect(readFileSync(keyFile('ed25519'), 'utf8')).toBe(text);
    },
  );

  it('are of the kind that their file is called after', async () => {
    await pairs.of('ed25519');
    writeFileSync(keyFile('ec'), readFileSync(keyFile('ed25519')));
    await expect(pairs.of('ec')).rejects.toThrow('no private key of this kind');
  });

  it('cannot be had where no file can be written', async () => {
    writeFileSync(join(folder, 'keys'), '');
    await expect(pairs.of('ed25519')).rejects.toThrow('ENOTDIR');
  });

  it('have their public half stored where the sender has its own', async () => {
    const path = join(folder, 'secrets.json');
    const form = publicKey('ecdsa-p256-sha256');
    const prefixed = publicKey('ed25519', 'whpk_');
    const wanted = [
      { secretId: 'ec', form, pair: 'ec' },
      { secretId: 'prefixed', form: prefixed, pair: 'ed25519' },
      { secretId: 'unwritten', form: {}, pair: 'ed25519' },
    ] as const;
    expect(await addDevelopmentSecrets(path, wanted)).toEqual(['ec', 'prefixed']);
    const stored = readSecretFile(path) as Readonly<Record<string, string>>;
    expect(form.read(String(stored.ec))).toMatchObject({ keys: [{ key: publicHalf(await pairs.of('ec')) }] });
    expect(stored.prefixed).toMatch(/^whpk_/);
    expect(prefixed.read(String(stored.prefixed))).toMatchObject({
      keys: [{ key: publicHalf(await pairs.of('ed25519')) }],
    });
    expect(readdirSync(join(folder, 'keys')).sort()).toEqual(['ec.pem', 'ed25519.pem']);
  });

  it('are not made for a secret that is there', async () => {
    const path = join(folder, 'secrets.json');
    writeFileSync(path, '{"ec":"mine"}');
    await addDevelopmentSecrets(path, [{ secretId: 'ec', form: publicKey('ecdsa-p256-sha256'), pair: 'ec' }]);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
  });
});
