import { describe, expect, it } from '@jest/globals';
import { header } from '../../../../src/domain/verification/carriers.ts';
import { certificate } from '../../../../src/domain/verification/schemes/public-key.ts';
import { reject } from '../../../../src/domain/verification/verdict.ts';
import { aDelivery } from '../../../support/deliveries.ts';

describe('a signature by a key that is published', () => {
  const scheme = certificate({
    at: header('x-signature'),
    encoding: 'base64',
    algorithm: ({ headers }) =>
      headers.get('x-version') === '2' ? 'rsa-sha256' : reject('signature_malformed'),
    certificateAt: header('x-certificate'),
    keyAddress: /https:\/\/keys[.]example\/a[.]pem/,
    message: ({ body }) => [body],
  });
  const url = 'https://keys.example/a.pem';
  const examine = (headers: Readonly<Record<string, string>>) =>
    scheme.examine(
      { ...aDelivery({ headers: { 'x-signature': 'AAAA', ...headers } }), url: 'https://a.example/' },
      0,
    );

  it('may say by which algorithm it was made, within those that its sender has', () => {
    expect(examine({ 'x-version': '2', 'x-certificate': url })).toMatchObject({
      kind: 'signature',
      algorithm: 'rsa-sha256',
      key: { at: 'certificate', url },
    });
    expect(examine({ 'x-version': '3', 'x-certificate': url })).toEqual(reject('signature_malformed'));
  });

  it('must say where its certificate is', () => {
    expect(examine({ 'x-version': '2' })).toEqual(reject('key_not_trusted'));
  });

  it('is by the one algorithm that its sender has, where it has one', () => {
    const one = certificate({
      at: header('x-signature'),
      encoding: 'base64',
      algorithm: 'rsa-sha256',
      certificateAt: header('x-certificate'),
      keyAddress: /https:\/\/keys[.]example\/a[.]pem/,
      message: ({ body }) => [body],
    });
    const sent = (headers: Readonly<Record<string, string>>) =>
      one.examine({ ...aDelivery({ headers }), url: 'https://a.example/' }, 0);
    expect(sent({ 'x-signature': 'AAAA', 'x-certificate': url })).toMatchObject({ algorithm: 'rsa-sha256' });
    expect(sent({ 'x-certificate': url })).toEqual(reject('signature_missing'));
  });
});
