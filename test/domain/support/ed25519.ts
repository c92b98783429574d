import { generateKeyPairSync, sign } from 'node:crypto';

/** A key pair as a sender has one: what it shows of it, as hexadecimal digits, and its signer, in hexadecimal digits too. */
export function anEd25519Key() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    shown: Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url').toString('hex'),
    sign: (text: string) => sign(null, Buffer.from(text), privateKey).toString('hex'),
  };
}
