import type { ProviderId } from '../../../src/domain/providers/index.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { deliveryOf, judge, type ValidFixture, withHeader } from './fixtures.ts';

/** Where a provider's signature stands, told apart from what the code under test believes. */
interface SignatureSpot {
  readonly header: string;
  readonly pattern: RegExp;
  readonly encoding: 'hex' | 'base64';
  /** What is signed, and how. Providers of whom this is the same take each other's signatures, in their own header. */
  readonly signs: string;
  /** The header as this provider writes it. */
  write(signature: string, now: number): string;
}

export const signatureSpots: Readonly<Record<ProviderId, SignatureSpot>> = {
  github: {
    header: 'x-hub-signature-256',
    pattern: /(?<=^sha256=).*/gs,
    encoding: 'hex',
    signs: 'HMAC-SHA256 of the body',
    write: (signature) => `sha256=${signature}`,
  },
  stripe: {
    header: 'stripe-signature',
    pattern: /(?<=,v1=)[^,]*/g,
    encoding: 'hex',
    signs: 'HMAC-SHA256 of time and body',
    write: (signature, now) => `t=${Math.floor(now / 1000)},v1=${signature}`,
  },
  twilio: {
    header: 'x-twilio-signature',
    pattern: /^.*$/gs,
    encoding: 'base64',
    signs: 'HMAC-SHA1 of URL and form',
    write: (signature) => signature,
  },
};

export interface GenuineSignature {
  readonly header: string;
  /** The whole header. */
  readonly value: string;
  /** The part of it that is the MAC. */
  readonly signature: string;
  readonly encoding: 'hex' | 'base64';
  /** The header with another MAC in its place. */
  readonly forged: (signature: string) => string;
}

/** The one signature of a fixture that verifies, even where its header holds several. */
export function genuineSignature(id: ProviderId, fixture: ValidFixture): GenuineSignature {
  const provider = providers.find((one) => one.id === id)!;
  const { header, pattern, encoding } = signatureSpots[id];
  const delivery = deliveryOf(fixture);
  const value = delivery.headers.get(header)!;
  const candidates = value.match(pattern)!;
  const alone = (candidate: string) =>
    value.replace(pattern, (signature) => (signature === candidate ? signature : ''));
  const signature = candidates.find(
    (candidate) => judge(provider, withHeader(delivery, header, alone(candidate)), fixture).verified,
  )!;
  return {
    header,
    value,
    signature,
    encoding,
    forged: (other) => value.replace(signature, () => other),
  };
}
