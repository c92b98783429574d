import { describe, expect, it } from '@jest/globals';
import { equalBytes, equalText, mac, sha256Hex } from '../../../src/domain/verification/crypto.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('a MAC', () => {
  // RFC 2202 and RFC 4231, test case 2
  it.each([
    ['sha1', 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79'],
    ['sha256', '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
    [
      'sha512',
      '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
    ],
  ] as const)('with %s is the one of its RFC', (digest, expected) => {
    expect(hex(mac(digest, 'Jefe', ['what do ya want for nothing?']))).toBe(expected);
  });

  it('is over the pieces as if they were one, text as UTF-8', () => {
    const whole = mac('sha256', 'é', ['1.é{}']);
    expect(mac('sha256', Buffer.from('é'), ['1', '.', Buffer.from('é{}')])).toEqual(whole);
  });
});

describe('a comparison', () => {
  it('of bytes knows different lengths', () => {
    expect(equalBytes(Buffer.from('ab'), Buffer.from('ab'))).toBe(true);
    expect(equalBytes(Buffer.from('ab'), Buffer.from('ac'))).toBe(false);
    expect(equalBytes(Buffer.from('ab'), Buffer.from('abc'))).toBe(false);
  });

  it('of texts knows different lengths', () => {
    expect(equalText('é', 'é')).toBe(true);
    expect(equalText('é', 'e')).toBe(false);
    expect(equalText('', 'e')).toBe(false);
  });
});

describe('a digest', () => {
  it('is over the pieces as if they were one', () => {
    expect(sha256Hex('a', Buffer.from('bc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
