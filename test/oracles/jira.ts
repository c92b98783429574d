import {
  createQueryStringHash,
  decodeSymmetric,
  encodeSymmetric,
  fromMethodAndUrl,
  SymmetricAlgorithm,
} from 'atlassian-jwt';
import type { Oracle, Shown } from './oracle.ts';

const algorithm = SymmetricAlgorithm.HS256;

/** For the webhooks of Connect: the signature of the others has no SDK of Atlassian's. */
export const oracle: Oracle = {
  sdk: 'atlassian-jwt',
  secret: 'sYTZwdYMVx4SbgGtJhcj7Kx8vQ2mT7pL',
  other: 'AYTZwdYMVx4SbgGtJhcj7Kx8vQ2mT7pL',
  options: { connect: true },
  takesOtherBodies: 'the token is over method and URL',
  accepts: (request, secret) => {
    const token = request.headers.authorization?.replace(/^JWT /, '') ?? '';
    return decodeSymmetric(token, String(secret), algorithm, false).qsh === hashOf(request);
  },
  sign: (request, secret, now) => {
    const iat = Math.floor(now / 1000);
    const claims = { iss: 'b6a1d1a0', iat, exp: iat + 180, qsh: hashOf(request) };
    const authorization = `JWT ${encodeSymmetric(claims, String(secret), algorithm)}`;
    return { ...request, headers: { ...request.headers, authorization } };
  },
};

function hashOf({ method, url }: Shown): string {
  return createQueryStringHash(fromMethodAndUrl(method, url), false);
}
