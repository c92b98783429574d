import { printableText } from '../../domain/content/printable.ts';
import type { Claim, KeyPlace } from '../../domain/verification/claim.ts';
import type { Algorithm, Digest, KeyKind } from '../../domain/verification/crypto.ts';
import type { KeyPair } from '../../domain/verification/scheme.ts';
import type { ProofPlace } from './proof-place.ts';

export const digestNames: Readonly<Record<Digest, string>> = {
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

const algorithmNames: Readonly<Record<Algorithm, string>> = {
  ed25519: 'Ed25519',
  'rsa-sha1': 'RSA with SHA-1',
  'rsa-sha256': 'RSA with SHA-256',
  'rsa-sha512': 'RSA with SHA-512',
  'rsa-pss-sha256': 'RSA-PSS with SHA-256',
  'ecdsa-p256-sha256': 'ECDSA by P-256 with SHA-256',
  'ecdsa-p256-sha256-raw': 'ECDSA by P-256 with SHA-256, its two numbers one behind the other',
};

const encodingNames = { hex: 'hexadecimal digits', base64: 'base64', base64url: 'base64url' } as const;

/** `an HMAC by SHA-256, in hexadecimal digits, in the header x-hub-signature-256` */
export function proofWords(claim: Claim, place: ProofPlace | undefined): string {
  const { encoding, where } = place ?? {};
  const parts = [kindWords(claim), encoding && `in ${encodingNames[encoding]}`, where, keyWords(claim)];
  return parts.filter((part) => part !== undefined).join(', ');
}

function kindWords(claim: Claim): string {
  switch (claim.kind) {
    case 'mac':
      return `an HMAC by ${digestNames[claim.digest]}`;
    case 'hash':
      return `a hash by ${digestNames[claim.digest]} with the secret at its end`;
    case 'every':
      return `an HMAC by ${digestNames[claim.claims[0].digest]} of each item, of which it has ${claim.claims.length}`;
    case 'signature':
      return `a signature by ${algorithmNames[claim.algorithm]}`;
    case 'token':
      return 'the secret itself';
  }
}

const kindNames: Readonly<Record<KeyKind, string>> = { ed25519: 'Ed25519', rsa: 'RSA', ec: 'ECDSA' };

/** Of a sender that alone can sign, where it did not: `a signature by RSA, in the body, by a key that its sender publishes`. */
export function pairWords({ kind, publishedAt }: KeyPair, where: string): string {
  const key =
    publishedAt === undefined ? keyPlaceWords({ at: 'stored' }) : 'by a key that its sender publishes';
  return `a signature by ${kindNames[kind]}, ${where}, ${key}`;
}

function keyWords(claim: Claim): string | undefined {
  return claim.kind === 'signature' ? keyPlaceWords(claim.key) : undefined;
}

function keyPlaceWords(place: KeyPlace): string {
  switch (place.at) {
    case 'stored':
      return 'by the key whose public half is stored';
    case 'jwks':
      return `by the key ${printableText(place.keyId, 80)} of ${printableText(place.url)}`;
    case 'told':
      return `by the key that its sender tells at ${printableText(place.url)}`;
    default:
      return `by the key at ${printableText(place.url)}`;
  }
}
