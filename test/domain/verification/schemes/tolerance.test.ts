import { describe, expect, it } from '@jest/globals';
import { header } from '../../../../src/domain/verification/carriers.ts';
import type { Scheme } from '../../../../src/domain/verification/scheme.ts';
import { hmac } from '../../../../src/domain/verification/schemes/hmac.ts';
import { certificate, ed25519 } from '../../../../src/domain/verification/schemes/public-key.ts';
import type { SignedTime } from '../../../../src/domain/verification/signed-time.ts';

const at = header('x-signature');
const message = () => ['m'];

/** Every scheme that can declare a time. */
const schemes: readonly (readonly [name: string, make: (time: SignedTime) => Scheme])[] = [
  ['a MAC', (time) => hmac({ at, encoding: 'hex', digest: 'sha256', time, message })],
  ['a stored key', (time) => ed25519({ at, encoding: 'hex', time, message })],
  [
    'a certificate',
    (time) =>
      certificate({
        at,
        encoding: 'base64',
        time,
        message,
        algorithm: 'rsa-sha256',
        certificateAt: header('x-certificate'),
        keyAddress: /https:\/\/keys[.]example\/a[.]pem/,
      }),
  ],
];

describe.each(schemes)('a scheme with a time and %s', (_, make) => {
  const withTolerance = (toleranceSeconds: number) => () =>
    make({ at: header('x-time'), unit: 's', toleranceSeconds });

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -300,
    0,
    0.5,
    604_801,
    Number.MAX_SAFE_INTEGER,
  ])('is not defined with a tolerance by which any time passes, or none: %d', (seconds) => {
    expect(withTolerance(seconds)).toThrow(
      new TypeError(`toleranceSeconds must be a whole number from 1 to 604800, and not ${seconds}`),
    );
  });

  it.each([1, 300, 604_800])('is defined with one of %d s', (seconds) => {
    expect(withTolerance(seconds)).not.toThrow();
  });
});
