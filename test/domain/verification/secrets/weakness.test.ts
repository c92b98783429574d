import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Provider } from '../../../../src/domain/provider.ts';
import { configured } from '../../../../src/domain/provider.ts';
import { providers } from '../../../../src/domain/providers/index.ts';
import { text } from '../../../../src/domain/verification/credential-forms.ts';
import { ownerOf } from '../../../../src/domain/verification/secrets/secret-reader.ts';
import { faultOf } from '../../../../src/domain/verification/secrets/weakness.ts';

const known = new Map<string, Provider>(providers.map((one) => [one.id, one]));
const owner = (id: string) => [known.get(id)].flatMap((one) => (one ? ownerOf(configured(one)) : []));
/** Where we may make one. */
const makers = [...known.keys()].filter((id) => owner(id).some(({ credential }) => credential?.make));
const weaknessFor = (id: string, value: string) => faultOf(value, owner(id))?.why;

describe('a secret that a sender issues', () => {
  it.each([
    { id: 'github', what: 'of the documentation', value: "It's a Secret to Everybody" },
    { id: 'github', what: 'of the construct', value: 'a8FkPq2LmZ0xYw7RtUv5BnCe3HjKs9DgQi6OlX4WyTzMuNbV' },
    { id: 'github', what: 'of 16 characters', value: 'correct-horse-16' },
    { id: 'github', what: 'beyond ASCII', value: 'Grüße aus Köln 👋🏽' },
    { id: 'stripe', what: 'of the dashboard', value: 'whsec_Mtnt8fYjmVm2xfFqPJnvdzDKAVZKRXHb' },
    {
      id: 'stripe',
      what: 'of the command line',
      value: `whsec_${createHash('sha256').update('cli').digest('hex')}`,
    },
    { id: 'twilio', what: 'of the console', value: '0f8d1c6b7a2e4935d0c1b2a394857f6e' },
    { id: 'twilio', what: 'that looks like a number', value: '58209471630297461835026794813e12' },
    { id: 'dropbox', what: 'of 15 letters and digits, some of them twice', value: 'pkzuk4jpzp0za04' },
    { id: 'nobody', what: 'of 16 random digits', value: '9f86d081884c7d65' },
    {
      id: 'nobody',
      what: 'random, with a word for nothing at its start',
      value: 'whsec_TBD4z8QmW1/fK0cXvR7nYb2uJ',
    },
    { id: 'nobody', what: 'random, with another one', value: 'whsec_todo+Q9mW1fK0cXvR7nYb2uJ' },
  ])('is taken: $id, $what', ({ id, value }) => {
    expect(weaknessFor(id, value)).toBeUndefined();
  });

  it.each([...makers, 'nobody'])('can be made for trying it out: %s', (id) => {
    for (let n = 0; n < 100; n += 1) {
      const made = String((owner(id)[0]?.credential ?? text()).make?.(randomBytes(32).toString('hex')));
      expect({ made, weakness: weaknessFor(id, made) }).toEqual({ made, weakness: undefined });
    }
  });
});

describe('a secret that could be guessed', () => {
  it('is one that somebody chose, where a sender may well have made the same', () => {
    expect(weaknessFor('github', 'pkzuk4jpzp0za04Q9v')).toBeUndefined();
    expect(weaknessFor('nobody', 'pkzuk4jpzp0za04')).toContain('easy to guess');
  });

  it.each([
    { id: 'github', value: 'hunter2', says: '16 characters or more' },
    { id: 'github', value: 'a'.repeat(64), says: 'easy to guess' },
    { id: 'github', value: '1234123412341234', says: 'easy to guess' },
    { id: 'github', value: 'abcdefghijklmnop', says: 'easy to guess' },
    { id: 'github', value: 'zyxwvutsrqponmlkjihgfedcba9876543210', says: 'easy to guess' },
    { id: 'github', value: 'abcd-1Z4'.repeat(4), says: 'easy to guess' },
    { id: 'stripe', value: 'whsec_abcdefghijklmnopqrstuvwxyz', says: 'easy to guess' },
    { id: 'stripe', value: `whsec_${'0123456789abcdef'.repeat(4)}`, says: 'easy to guess' },
    { id: 'twilio', value: '12345678901234567890123456789012', says: 'easy to guess' },
    { id: 'twilio', value: '0123456789abcdef0123456789abcdef', says: 'easy to guess' },
    { id: 'twilio', value: 'deadbeefdeadbeefdeadbeefdeadbeef', says: 'easy to guess' },
    { id: 'twilio', value: '00112233445566778899aabbccddeeff', says: 'easy to guess' },
    { id: 'stripe', value: 'sk_live_Mtnt8fYjmVm2xfFqPJnvdzDKAVZKRXHb', says: 'begins with whsec_' },
    { id: 'stripe', value: 'whsec_short', says: 'begins with whsec_' },
    { id: 'stripe', value: `whsec_${'0'.repeat(32)}`, says: 'easy to guess' },
    { id: 'twilio', value: 'AC0f8d1c6b7a2e4935d0c1b2a394857f', says: '32 lower-case hexadecimal digits' },
    { id: 'twilio', value: '0F8D1C6B7A2E4935D0C1B2A394857F6E', says: '32 lower-case hexadecimal digits' },
    { id: 'twilio', value: '0'.repeat(32), says: 'easy to guess' },
    { id: 'nobody', value: '0', says: 'easy to guess' },
    { id: 'nobody', value: 'correct', says: 'easy to guess' },
  ])('is refused: $id, $value', ({ id, value, says }) => {
    expect(weaknessFor(id, value)).toContain(says);
  });

  it.each([
    '****',
    '*'.repeat(40),
    'whsec_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    '••••••••••••••••',
    '<your webhook secret of GitHub>',
    ['$', '{var.github_webhook_secret}'].join(''),
    '$(aws secretsmanager get-random-password)',
    '$GITHUB_WEBHOOK_SECRET',
    '%GITHUB_WEBHOOK_SECRET%',
    '(sensitive value)',
    '(known after apply)',
    '*** REDACTED BY TERRAFORM ***',
    'REPLACE_WITH_REAL_SECRET',
    '{{resolve:secretsmanager:hooks/github:SecretString}}',
    'arn:aws:secretsmanager:eu-west-1:000000000000:secret:hooks/github-AbCdEf',
    'changeme-please-1234567890',
    'CHANGE_ME_BEFORE_YOU_DEPLOY_THIS',
    'replace-this with the real secret',
    'your-github-webhook-secret',
    'whsec_your_stripe_signing_secret_here',
    'insert the token of Twilio here',
    'placeholder: 0f8d1c6b7a2e4935',
  ])('is refused as a placeholder: %s', (value) => {
    expect(weaknessFor('github', value)).toContain('placeholder');
  });

  it.each(['a better example of a secret', 'the quick brown fox has no key', 'yours truly, 0f8d1c6b'])(
    'is not taken for a placeholder because it holds a word: %s',
    (value) => {
      expect(weaknessFor('github', value)).toBeUndefined();
    },
  );

  it.each([
    ['NULs, which are as good as none', '\u0000'.repeat(40)],
    ['a NUL at its end', 'correct horse battery\u0000'],
    ['a line break inside', 'correct horse\nbattery staple'],
    ['a control of C1', 'correct horse\u009bbattery'],
    ['half a character', 'correct horse \ud83d battery'],
  ])('is refused where it holds %s', (_, value) => {
    expect(weaknessFor('github', value)).toContain('characters that no secret has');
  });

  it('is refused by the strictest of several senders', () => {
    const value = 'It is a Secret to Everybody';
    expect(faultOf(value, owner('github'))).toBeUndefined();
    expect(faultOf(value, [...owner('github'), ...owner('stripe')])?.why).toContain('Stripe');
  });
});
