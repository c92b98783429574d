import { describe, expect, it } from '@jest/globals';
import { basic, bearer, header } from '../../../../src/domain/verification/carriers.ts';
import { text, userAndPassword } from '../../../../src/domain/verification/credential-forms.ts';
import { judge } from '../../../../src/domain/verification/judge.ts';
import { token } from '../../../../src/domain/verification/schemes/token.ts';
import { Secret } from '../../../../src/domain/verification/secrets/secret.ts';
import { isRejection, reject } from '../../../../src/domain/verification/verdict.ts';
import { aDelivery } from '../../../support/deliveries.ts';

const request = (headers: Readonly<Record<string, string>> = {}) => ({
  ...aDelivery({ headers }),
  url: 'https://a.example/',
});

describe('a token', () => {
  const scheme = token(header('x-token'));

  it('proves that its sender knows it, and no more', () => {
    expect([scheme.proof, scheme.signsUrl, scheme.credential?.madeBy]).toEqual(['token', false, 'receiver']);
  });

  it.each([
    ['tökèn', true],
    ['tökè', false],
    ['tökènn', false],
    ['TÖKÈN', false],
    [' tökèn', false],
  ])('is shown as it is: %j', (shown, verified) => {
    const claim = scheme.examine(request({ 'x-token': shown }), 0);
    expect(claim).toEqual({ kind: 'token', shown });
    expect(!isRejection(claim) && judge(claim, [new Secret('tökèn')], text(), 'token', 0).verified).toBe(
      verified,
    );
  });

  it.each([{}, { 'x-token': '' }])('that is not shown is missing: %j', (headers) => {
    expect(scheme.examine(request(headers), 0)).toEqual(reject('signature_missing'));
  });

  it.each([
    ['in a header', scheme, 'tökèn'],
    ['as bearer', token(bearer()), 'tok'],
    ['as user and password', token(basic(), userAndPassword()), 'us:päss'],
  ])('is read as it is written, to try an endpoint out: %s', (_, one, secret) => {
    const signed = one.sign?.(request(), { kind: 'key', bytes: Buffer.from(secret) }, 0);
    expect(signed && one.examine(signed, 0)).toEqual({ kind: 'token', shown: secret });
  });

  it('is a text: no public key is shown', () => {
    const none = { kind: 'public', keys: [] } as unknown as Parameters<NonNullable<typeof scheme.sign>>[1];
    expect(() => scheme.sign?.(request(), none, 0)).toThrow(TypeError);
  });
});
