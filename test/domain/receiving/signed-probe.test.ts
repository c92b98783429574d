import { expect, it } from '@jest/globals';
import { probeRequest, signedProbe } from '../../../src/domain/receiving/probe.ts';
import { text } from '../../../src/domain/verification/credential-forms.ts';
import type { Scheme } from '../../../src/domain/verification/scheme.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import { aProvider } from '../support/a-provider.ts';
import { anEndpoint } from '../support/gateways.ts';

const probe = {
  ...probeRequest('0f8fad5b-d9cb-469f-a165-70867728950e'),
  host: 'hooks.example.com',
  rawPath: '/hook',
  rawQuery: '',
};

function signedBy(sign: Scheme['sign']) {
  const scheme: Scheme = {
    proof: 'signed',
    signsUrl: false,
    credential: text(),
    examine: () => ({ kind: 'token', shown: '' }),
    ...(sign && { sign }),
  };
  return signedProbe(probe, anEndpoint(aProvider(scheme)), new Secret('secret'), 0);
}

it('is nothing where its sender never signs such a request, and a fault of ours is no such case', () => {
  const throwing = (error: Error) => () => {
    throw error;
  };
  expect(signedBy(throwing(new TypeError('this request cannot be signed')))).toBeUndefined();
  expect(() => signedBy(throwing(new RangeError('ours')))).toThrow(RangeError);
});

it('is nothing where nobody but its sender can sign, or where it would be no probe any more', () => {
  expect(signedBy(undefined)).toBeUndefined();
  expect(signedBy((request) => ({ ...request, body: Buffer.from('{}') }))).toBeUndefined();
  expect(signedBy((request) => request)?.body).toEqual(probe.body);
});
