import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  type KeyKind,
  type PrivateKey,
  type PublicKey,
  readPrivatePem,
} from '../../../domain/verification/crypto.ts';
import { exclusively } from './exclusively.ts';
import { replaceFile } from './secret-file.ts';

const generate = promisify(generateKeyPair);

const making: Readonly<Record<KeyKind, () => Promise<{ readonly privateKey: KeyObject }>>> = {
  ed25519: () => generate('ed25519'),
  rsa: () => generate('rsa', { modulusLength: 2048 }),
  ec: () => generate('ec', { namedCurve: 'P-256' }),
};

/**
 * Pairs of keys in place of those of senders whose private keys nobody has: one of each kind, in a file of its own, made when it is
 * first used. They are made at random on this machine, and nobody but the gateway on it is told their public halves.
 */
export class KeyPairs {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param path of the secrets' file */
  static beside(path: string): KeyPairs {
    return new KeyPairs(join(dirname(path), 'keys'));
  }

  /** @throws {Error} where the file cannot be used */
  async of(kind: KeyKind): Promise<PrivateKey> {
    const path = join(this.#folder, `${kind}.pem`);
    return readKey(path, kind) ?? (await this.#make(path, kind));
  }

  /** Of several processes that want the same, one makes it, and it is that of all. */
  async #make(path: string, kind: KeyKind): Promise<PrivateKey> {
    const { privateKey } = await making[kind]();
    mkdirSync(this.#folder, { mode: 0o700, recursive: true });
    return await exclusively(path, () => {
      const first = readKey(path, kind);
      if (!first) replaceFile(path, String(privateKey.export({ format: 'pem', type: 'pkcs8' })));
      return first ?? privateKey;
    });
  }
}

/** The half of a pair that everybody may see. */
export function publicHalf(key: PrivateKey): PublicKey {
  return createPublicKey(key);
}

function readKey(path: string, kind: KeyKind): PrivateKey | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const key = readPrivatePem(text);
  if (key?.asymmetricKeyType === kind) return key;
  throw new Error(`${path} is no private key of this kind; delete it, and a new one is made`);
}
