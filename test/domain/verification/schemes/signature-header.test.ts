import { describe, expect, it } from '@jest/globals';
import { keyValueList, prefixed } from '../../../../src/domain/verification/schemes/signature-header.ts';

const missing = { verified: false, code: 'signature_missing' };

describe('a header with a prefix', () => {
  const header = prefixed('x-signature', 'sha256=');
  const read = (value: string) => header.read(new Map([['x-signature', value]]));

  it('is read behind its prefix', () => {
    expect(read('sha256=abc')).toEqual({ signatures: ['abc'] });
  });

  it('is missing where it is not there or empty', () => {
    expect(header.read(new Map())).toEqual(missing);
    expect(read('')).toEqual(missing);
  });

  it.each(['abc', 'SHA256=abc', ' sha256=abc', 'sha1=abc', 'sha256:abc'])('is malformed as %j', (value) => {
    expect(read(value)).toEqual({ verified: false, code: 'signature_malformed' });
  });

  it('reads back what it wrote', () => {
    const [name, value] = header.write('abc', '');
    expect(name).toBe('x-signature');
    expect(read(value)).toEqual({ signatures: ['abc'] });
  });
});

describe('a header of more than 16,384 characters', () => {
  it.each([
    ['with a prefix', prefixed('x', 'v='), 'v='],
    ['that lists keys and values', keyValueList('x', { timestamp: 't', signature: 'v1' }), 't=1,v1='],
  ])('is malformed, %s', (_, header, start) => {
    const read = (length: number) => header.read(new Map([['x', start.padEnd(length, 'a')]]));
    expect(read(16_384)).toMatchObject({ signatures: [expect.any(String)] });
    expect(read(16_385)).toEqual({ verified: false, code: 'signature_malformed' });
  });
});

describe('a header that lists keys and values', () => {
  const header = keyValueList('x-signature', { timestamp: 't', signature: 'v1' });
  const read = (value: string) => header.read(new Map([['x-signature', value]]));

  it.each([
    ['t=1,v1=a', '1', ['a']],
    ['v1=a,t=1', '1', ['a']],
    ['t=1,v1=a,v1=b,v0=c,v2=d,x', '1', ['a', 'b']],
    ['t=1, v1=a', '1', ['a']],
    ['t=01,v1=a=b', '01', ['a=b']],
    ['t=,v1=', '', ['']],
    ['t,v1', '', ['']],
  ])('is read from %s', (value, timestamp, signatures) => {
    expect(read(value)).toEqual({ timestamp, signatures });
  });

  it.each(['', 't=1', 't=1,v0=a', 't=1,V1=a', 't=1;v1=a'])('has no signature in %j', (value) => {
    expect(read(value)).toEqual(missing);
  });

  it('has no signature where it is not there', () => {
    expect(header.read(new Map())).toEqual(missing);
  });

  it.each(['v1=a', 'T=1,v1=a', 't=1,v1=a,t=1', 't=1,v1=a, t=2,v1=b', ',', 'nonsense'])(
    'has no time that can be relied on in %j',
    (value) => {
      expect(read(value)).toEqual({ verified: false, code: 'timestamp_malformed' });
    },
  );

  it('reads back what it wrote', () => {
    const [, value] = header.write('a', '1');
    expect(read(value)).toEqual({ timestamp: '1', signatures: ['a'] });
  });
});
