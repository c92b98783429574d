import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SecretsUnavailable } from '../../../../src/domain/errors.ts';
import { github } from '../../../../src/domain/providers/github.ts';
import type { CredentialForm } from '../../../../src/domain/verification/credential.ts';
import { base64Key, fields, hexKey, text } from '../../../../src/domain/verification/credential-forms.ts';
import { publicKey } from '../../../../src/domain/verification/public-key-form.ts';
import { SecretReader } from '../../../../src/domain/verification/secrets/secret-reader.ts';
import { readValues } from '../../../../src/domain/verification/secrets/secret-value.ts';
import { faultOf, type Owner } from '../../../../src/domain/verification/secrets/weakness.ts';
import { RecordingLog } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const owner = (credential: CredentialForm, name = 'Meta'): Owner => ({ name, credential });
const { appSecret } = fields({ appSecret: hexKey(), verifyToken: text() });
const meta = owner(appSecret);
const secret = { appSecret: '0f8d1c6b7a2e4935d0c1b2a394857f6e', verifyToken: 'correct-horse-battery-7Kq2' };
const older = { ...secret, verifyToken: 'another horse, another battery' };
const stored = (...secrets: readonly unknown[]) => JSON.stringify({ secrets });

function refusal(text: string, owners: readonly Owner[]): SecretsUnavailable {
  try {
    readValues('hooks/meta', text, owners);
  } catch (error) {
    if (error instanceof SecretsUnavailable) return error;
    throw error;
  }
  throw new TypeError(`${text} is a secret`);
}

describe('a secret of several fields', () => {
  it('is read as an object in the list, newest first', () => {
    expect(readValues('hooks/meta', stored(secret, older), [meta])).toEqual([
      { value: secret, position: 0, padded: false, fault: undefined },
      { value: older, position: 1, padded: false, fault: undefined },
    ]);
  });

  it('may be its first field, as text', () => {
    expect(readValues('hooks/meta', secret.appSecret, [meta])).toMatchObject([
      { value: secret.appSecret, fault: undefined },
    ]);
  });

  it('is read without the white space around each field, and known to have had some', () => {
    const padded = { ...secret, verifyToken: `${secret.verifyToken}\n` };
    expect(readValues('hooks/meta', stored(padded), [meta])).toMatchObject([{ value: secret, padded: true }]);
  });

  it.each([
    ['another field', { ...secret, other: 'x' }, 'secret_malformed'],
    ['a field that every object inherits', { ...secret, constructor: 'x' }, 'secret_malformed'],
    ['no field', {}, 'secret_malformed'],
    ['a number', { ...secret, verifyToken: 1234567890123456 }, 'secret_malformed'],
    ['a list', { ...secret, verifyToken: [secret.verifyToken] }, 'secret_malformed'],
    ['nothing in a field', { ...secret, verifyToken: null }, 'secret_malformed'],
    ['an empty field', { ...secret, verifyToken: '' }, 'secret_empty'],
    ['a blank field', { ...secret, appSecret: ' \n' }, 'secret_empty'],
  ])('is refused with %s, and shows none of it', (_, one, code) => {
    const { code: found, message } = refusal(stored(one), [meta]);
    expect(found).toBe(code);
    for (const value of Object.values(secret)) expect(message).not.toContain(value);
  });

  it('is shown how to be stored, where it was not', () => {
    expect(refusal(stored({ other: 'x' }), [meta]).message).toContain(
      '{"secrets": [{"appSecret": "…", "verifyToken": "…"}]}',
    );
  });

  it('is refused where not all that sign with it have these fields', () => {
    for (const others of [[], [owner(text())], [meta, owner(text())], [meta, { name: 'origin' }]])
      expect(refusal(stored(secret), others).code).toBe('secret_malformed');
    expect(readValues('hooks/meta', stored(secret), [meta, meta])).toHaveLength(1);
  });

  it.each([
    ['the first is a placeholder', { ...secret, appSecret: '****' }, 'weak'],
    ['another is a placeholder', { ...secret, verifyToken: 'changeme' }, 'weak'],
    ['another is easy to guess', { ...secret, verifyToken: 'hunter2' }, 'weak'],
    ['one has a control character', { ...secret, verifyToken: `${secret.verifyToken}\u0000x` }, 'weak'],
    ['the first is missing', { verifyToken: secret.verifyToken }, 'malformed'],
    ['the first cannot be read', { ...secret, appSecret: 'no digits at all, 7Kq2' }, 'malformed'],
  ])('has a fault where %s', (_, value, failure) => {
    expect(faultOf(value, [meta])?.failure).toBe(failure);
    expect(faultOf(secret, [meta])).toBeUndefined();
  });
});

describe('a value that its form cannot read', () => {
  const { publicKey: key, privateKey } = generateKeyPairSync('ed25519');
  const pem = String(key.export({ format: 'pem', type: 'spki' }));
  const privatePem = String(privateKey.export({ format: 'pem', type: 'pkcs8' }));

  it.each([
    ['base64', base64Key('whsec_'), 'whsec_not base64, 7Kq2ZfWm9x'],
    ['hexadecimal digits', hexKey(), 'no digits at all, 7Kq2ZfWm9x'],
    ['a public key', publicKey(), 'no key at all, 7Kq2ZfWm9xLp'],
    ['a public key, and private', publicKey(), privatePem],
    ['a public key by which anybody could sign', publicKey(), '0'.repeat(64)],
  ])('is malformed, which is another alarm than weak: %s', (_, form, value) => {
    const fault = faultOf(value, [owner(form)]);
    expect(fault?.failure).toBe('malformed');
    expect(fault?.why).toContain(`is not what Meta signs with: ${form.means}`);
    expect(fault?.why).not.toContain(value);
  });

  it.each([
    ['base64', base64Key('whsec_'), `whsec_${Buffer.from('15 random bytes').toString('base64')}`],
    ['hexadecimal digits', hexKey(), '0f8d1c6b7a2e4935'],
  ])('is weak where it can be read, and is too short: %s', (_, form, value) => {
    expect(faultOf(value, [owner(form)])?.failure).toBe('weak');
  });

  it.each([
    ['with line breaks', pem],
    ['with those of Windows', pem.replaceAll('\n', '\r\n')],
    ['in a list', stored(pem)],
  ])('is not a public key as PEM %s', (_, text) => {
    const [value] = readValues('hooks/discord', text, [owner(publicKey())]);
    expect(value.fault).toBeUndefined();
    expect(publicKey().read(value.value)?.kind).toBe('public');
  });

  it('alarms as such when it is fetched', () => {
    const provider = { ...github, scheme: { ...github.scheme, credential: publicKey() } };
    const endpoints = [
      { provider, secretId: 'hooks/key' },
      { provider, secretId: 'hooks/key' },
      { provider },
    ];
    const reader = new SecretReader(
      { endpoints, previousSecretSeconds: 60 },
      new ManualClock(),
      new RecordingLog(),
    );
    const read = (current: string) => () => reader.read('hooks/key', { current });
    expect(read(privatePem)).toThrow(
      expect.objectContaining({ code: 'secret_malformed', secretId: 'hooks/key' }),
    );
    expect(read(pem)().map((one) => one.as(publicKey())?.kind)).toEqual(['public']);
  });
});
