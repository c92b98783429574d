import { createPublicKey, webcrypto } from 'node:crypto';
import type { PrivateKey } from '../../../domain/verification/crypto.ts';

const dayMs = 86_400_000;
const commonName = '2.5.4.3';

/**
 * An X.509 certificate of our own for a pair of keys of RSA, as PEM: Node.js reads certificates and makes none. What makes it
 * is loaded when one is wanted.
 * @param now epoch ms
 */
export async function selfSigned(privateKey: PrivateKey, now: number): Promise<string> {
  const [pki, asn1] = await Promise.all([import('pkijs'), import('asn1js')]);
  const certificate = new pki.Certificate();
  const name = new pki.AttributeTypeAndValue({
    type: commonName,
    value: new asn1.Utf8String({ value: 'Sallyport on this machine' }),
  });
  certificate.version = 2;
  certificate.serialNumber = new asn1.Integer({ value: 1 });
  certificate.subject.typesAndValues.push(name);
  certificate.issuer.typesAndValues.push(name);
  certificate.notBefore.value = new Date(now - dayMs);
  certificate.notAfter.value = new Date(now + 365 * dayMs);
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const engine = new pki.CryptoEngine({ crypto: webcrypto as unknown as Crypto });
  const publicKey = createPublicKey(privateKey).toCryptoKey(algorithm, true, ['verify']);
  await certificate.subjectPublicKeyInfo.importKey(publicKey as CryptoKey, engine);
  await certificate.sign(privateKey.toCryptoKey(algorithm, false, ['sign']) as CryptoKey, 'SHA-256', engine);
  const der = Buffer.from(certificate.toSchema(true).toBER());
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}
