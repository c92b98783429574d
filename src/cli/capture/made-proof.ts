import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyPairs, publicHalf } from '../../adapters/local/files/key-pairs.ts';
import { byAddress, KeysTrustedHere } from '../../adapters/local/files/keys-trusted-here.ts';
import { randomSecret } from '../../adapters/local/files/random-secret.ts';
import { replaceFile } from '../../adapters/local/files/secret-file.ts';
import type { MadeProof } from '../../capture/captured-fixture.ts';
import { isObject, parseJson } from '../../domain/content/json.ts';
import type { ConfiguredProvider } from '../../domain/provider.ts';
import { signedAsSender, signedByPair } from '../../domain/verification/as-sender.ts';
import type { CredentialForm, StoredValue } from '../../domain/verification/credential.ts';
import type { PrivateKey } from '../../domain/verification/crypto.ts';
import { Secret } from '../../domain/verification/secrets/secret.ts';
import type { Keys } from '../../ports/secrets.ts';
import { UserError } from '../io.ts';
import { makeFolder } from './made-folder.ts';

/** What the fixtures of one provider in a folder are proven with. */
export interface FolderProof {
  /** The name of the file with the secret, or with the public key in its place; nothing where keys are published. */
  readonly secretFile: string | undefined;
  /** Of one delivery. @param time at which it came: what is published is good then, epoch ms */
  readonly at: (time: number) => MadeProof;
  /** What stands at the address of the sender's keys. */
  readonly published: (time: number) => Promise<Readonly<Record<string, string>> | undefined>;
}

/**
 * The secret of the folder for a provider or, where nobody has the private key of the sender, a pair in its place: made for the first
 * fixture, and used for each that follows, so that the same delivery gives the same file.
 * @throws {UserError} where only the sender can make or sign anything
 */
export async function folderProof(folder: string, provider: ConfiguredProvider): Promise<FolderProof> {
  const { scheme, name, id } = provider;
  const { sign, pair, credential } = scheme;
  if (!sign && !pair)
    throw new UserError(`only ${name} can sign what it sends: there is nothing to sign it with anew`);
  makeFolder(folder);
  const file = `${id}.secret`;
  // its folder is the one above the keys
  const pairs = KeyPairs.beside(join(folder, file));
  const key = !sign && pair ? await pairs.of(pair.kind) : undefined;
  const stored = credential && storedIn(join(folder, file), name, credential, key);
  const secret = stored === undefined ? undefined : new Secret(stored);
  const at = (time: number): MadeProof => ({
    sign: (request, endpoint) =>
      key
        ? signedByPair(request, endpoint, key, time)
        : secret && signedAsSender(request, endpoint, secret, time),
    believed: {
      secrets: { get: async () => (secret ? [secret] : []), refresh: nothing },
      keys: keysAt(time),
    },
  });
  const keysAt = (time: number): Keys =>
    new KeysTrustedHere({ get: async () => [], refresh: nothing }, pairs, byAddress([pair]), {
      now: () => time,
    });
  return {
    secretFile: credential && file,
    at,
    published: async (time) => {
      const address = key && pair?.publishedAt;
      if (address === undefined) return undefined;
      const [document] = (await keysAt(time).get(address)) as [Secret];
      return { [address]: document.reveal() };
    },
  };
}

async function nothing(): Promise<undefined> {
  return undefined;
}

function storedIn(
  path: string,
  name: string,
  form: CredentialForm,
  key: PrivateKey | undefined,
): StoredValue {
  if (!existsSync(path)) {
    const made = key && form.write ? form.write(publicHalf(key)) : randomSecret(form);
    if (made === undefined)
      throw new UserError(`only ${name} can make a secret: there is nothing to sign with anew`);
    replaceFile(path, typeof made === 'string' ? made : JSON.stringify(made));
  }
  const text = readFileSync(path, 'utf8').trimEnd();
  const fields = form.fields && parseJson(text)?.value;
  const stored = isObject(fields) ? (fields as Readonly<Record<string, string>>) : text;
  if (form.fits(stored)) return stored;
  throw new UserError(
    `${path} is no secret of ${name} as this endpoint has it; choose another folder with --to`,
  );
}
