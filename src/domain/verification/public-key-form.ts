import type { Credential, CredentialForm, StoredValue } from './credential.ts';
import {
  type Algorithm,
  isKeyFor,
  type KeyKind,
  keyKindOf,
  type PublicKey,
  readJwk,
  readPem,
  readSpki,
  writeSpki,
} from './crypto.ts';
import { decode, encode } from './encoding.ts';

const named: Readonly<Record<KeyKind, string>> = {
  ed25519: 'as PEM, or 64 hexadecimal digits',
  rsa: 'an RSA key of 2,048 bits or more, as PEM',
  ec: 'a key of the curve P-256, as PEM',
};

/**
 * A key of the sender's, as PEM, with or without its first and last line; for Ed25519 its 32 bytes too, in hexadecimal digits or in
 * base64. Nobody else has the other half.
 * @param prefix that must stand before it, where its sender writes one
 */
export function publicKey(algorithm: Algorithm = 'ed25519', prefix = ''): CredentialForm {
  const kind = keyKindOf(algorithm);
  const read = (stored: StoredValue) => {
    if (typeof stored !== 'string' || !stored.startsWith(prefix)) return undefined;
    const key = publicKeyIn(stored.slice(prefix.length), kind);
    return key && isKeyFor(algorithm, key) ? published(key) : undefined;
  };
  return {
    means: prefix
      ? `the public key of the sender, ${prefix} and base64`
      : `the public key of the sender: ${named[kind]}`,
    madeBy: 'sender',
    fits: (stored) => read(stored) !== undefined,
    read,
    write: (key) => prefix + encode(writeSpki(key), 'base64'),
  };
}

function published(key: PublicKey): Credential {
  return { kind: 'public', keys: [{ key }] };
}

function publicKeyIn(stored: string, kind: KeyKind): PublicKey | undefined {
  const bytes = decode(stored, 'base64');
  const spki = bytes && readSpki(bytes);
  return readPem(stored) ?? spki ?? (kind === 'ed25519' ? ed25519(stored, bytes) : undefined);
}

const ed25519Bytes = 32;

function ed25519(stored: string, inBase64: Uint8Array | undefined): PublicKey | undefined {
  const bytes = decode(stored.toLowerCase(), 'hex', ed25519Bytes) ?? inBase64;
  if (bytes?.length !== ed25519Bytes) return undefined;
  return readJwk({ kty: 'OKP', crv: 'Ed25519', x: Buffer.from(bytes).toString('base64url') });
}
