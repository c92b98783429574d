import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KeyPairs, publicHalf } from '../../../../src/adapters/local/files/key-pairs.ts';
import { byAddress, KeysTrustedHere } from '../../../../src/adapters/local/files/keys-trusted-here.ts';
import { publication, publishedForms } from '../../../../src/domain/verification/published-keys.ts';
import type { KeyPair } from '../../../../src/domain/verification/scheme.ts';
import { keySet } from '../../../../src/domain/verification/schemes/jose.ts';
import { Secret } from '../../../../src/domain/verification/secrets/secret.ts';
import type { Keys } from '../../../../src/ports/secrets.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const set = 'https://keys.example/set';
const pem = 'https://keys.example/own.pem';
const elsewhere = 'https://keys.example/other';

/** What senders publish: one document at every address, and a newer one for whoever has tried that. */
class Theirs implements Keys {
  readonly asked: unknown[][] = [];
  readonly document = new Secret('theirs');
  newer: readonly Secret[] | undefined;

  async get(address: string, question?: string) {
    this.asked.push(question === undefined ? ['get', address] : ['get', address, question]);
    return [this.document];
  }

  async refresh(address: string, tried: readonly Secret[]) {
    this.asked.push(['refresh', address, tried]);
    return this.newer;
  }
}

const sign = () => {
  throw new TypeError('nothing is signed here');
};
const pairs: readonly (KeyPair | undefined)[] = [
  undefined,
  { kind: 'ed25519', sign },
  { kind: 'rsa', sign, ...publication(keySet(set).placeOf('any')) },
  { kind: 'rsa', sign, ...publication({ at: 'certificate', url: pem }) },
];

describe('the keys that a gateway on this machine trusts', () => {
  let folder: string;
  let theirs: Theirs;
  let keys: KeysTrustedHere;
  let own: KeyPairs;
  const clock = new ManualClock();
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-trusted-'));
    own = KeyPairs.beside(join(folder, 'secrets.json'));
    theirs = new Theirs();
    keys = new KeysTrustedHere(theirs, own, byAddress(pairs), clock);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are what senders publish, at every address but those of ours', async () => {
    expect(await keys.get(elsewhere, '{}')).toEqual([theirs.document]);
    expect(await keys.refresh(elsewhere, [theirs.document])).toBeUndefined();
    expect(theirs.asked).toEqual([
      ['get', elsewhere, '{}'],
      ['refresh', elsewhere, [theirs.document]],
    ]);
  });

  it('are ours first, without the network', async () => {
    const [document] = await keys.get(set);
    expect(document?.as(publishedForms.jwks)).toMatchObject({
      keys: [{ id: 'sallyport', key: publicHalf(await own.of('rsa')) }],
    });
    expect(theirs.asked).toEqual([]);
    expect((await keys.get(set))[0]).toBe(document);
  });

  it("are the sender's where ours do not do, the newest that it has", async () => {
    const tried = await keys.get(set);
    expect(await keys.refresh(set, tried)).toEqual([theirs.document]);
    expect(theirs.asked).toEqual([
      ['get', set],
      ['refresh', set, [theirs.document]],
    ]);
    theirs.newer = [new Secret('newer')];
    expect(await keys.refresh(set, tried)).toBe(theirs.newer);
  });

  it('are ours alone where the address is of ours', async () => {
    expect(await keys.refresh(pem, await keys.get(pem))).toBeUndefined();
    expect(theirs.asked).toEqual([]);
  });

  it('have a certificate around ours where senders have one, in time and good to openssl', async () => {
    const [document] = await keys.get(pem);
    const text = String(document?.reveal());
    const certificate = new X509Certificate(text);
    const key = publicHalf(await own.of('rsa'));
    expect(certificate.publicKey.equals(key)).toBe(true);
    expect([certificate.verify(key), certificate.checkIssued(certificate)]).toEqual([true, true]);
    const day = 86_400_000;
    expect(certificate.validFromDate.getTime()).toBe(Math.floor((clock.now() - day) / 1000) * 1000);
    expect(certificate.validToDate.getTime()).toBeGreaterThan(clock.now() + 300 * day);
    expect(document?.as(publishedForms.certificate)).toMatchObject({ keys: [{ key }] });
    const path = join(folder, 'certificate.pem');
    writeFileSync(path, text);
    expect(execFileSync('openssl', ['x509', '-in', path, '-noout', '-subject']).toString()).toContain(
      'Sallyport on this machine',
    );
    expect(execFileSync('openssl', ['verify', '-no_check_time', '-CAfile', path, path]).toString()).toContain(
      'OK',
    );
  });

  it('are those of the pair that is there now', async () => {
    const [before] = await keys.get(set);
    rmSync(join(folder, 'keys'), { recursive: true });
    const [after] = await keys.get(set);
    expect(after?.reveal()).not.toBe(before?.reveal());
    expect(after?.as(publishedForms.jwks)).toMatchObject({
      keys: [{ key: publicHalf(await own.of('rsa')) }],
    });
  });

  it('cannot be had where ours cannot, and say why', async () => {
    await own.of('rsa');
    writeFileSync(join(folder, 'keys', 'rsa.pem'), 'x');
    await expect(keys.get(set)).rejects.toMatchObject({
      code: 'secret_unreachable',
      message: expect.stringContaining('rsa.pem is no private key of this kind; delete it'),
    });
  });
});
