import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Trial } from '../../src/diagnosis/trial.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import {
  candidate,
  nothingAtHand,
  signedByGitHub,
  trialOf,
  withHeaders,
  withSecret,
} from './support/trials.ts';

const secret = 'It is a Secret to Everybody';
const hex = '6b1f3a9e55c04d7f8a2b0c4de1f86a97';

async function idsOf(trial: Trial) {
  return (await diagnose(trial, nothingAtHand)).causes.map(({ id }) => id);
}

describe('a secret that is stored wrongly', () => {
  it.each([
    ['secret_stored_with_white_space', ` ${secret}\n`],
    ['secret_stored_with_white_space', `${secret}\r\n`],
    ['secret_stored_in_quotes', `"${secret}"`],
    ['secret_stored_in_quotes', `'${secret}'`],
    ['secret_stored_in_quotes', `“${secret}”`],
    ['secret_stored_with_its_name', `GITHUB_SECRET=${secret}`],
    ['secret_stored_with_its_name', `export GITHUB_SECRET="${secret}"`],
    ['secret_stored_with_scheme', `Bearer ${secret}`],
    ['secret_stored_in_json', JSON.stringify({ webhook: secret })],
    ['secret_stored_in_json', JSON.stringify(['', secret])],
    ['secret_stored_in_base64', Buffer.from(secret).toString('base64')],
    ['secret_stored_in_base64', Buffer.from(`${secret}\n`).toString('base64')],
    ['secret_stored_with_written_line_ends', String.raw`${secret}\n`],
    ['secret_stored_percent_encoded', encodeURIComponent(secret)],
    ['secret_stored_with_unseen_characters', `\ufeff${secret}`],
    ['secret_stored_with_unseen_characters', `${secret.slice(0, 9)}\u200b${secret.slice(9)}`],
    ['secret_stored_with_one_more_character', `${secret}%`],
    ['secret_stored_with_one_more_character', `${secret},`],
    ['secret_stored_with_another', `an-older-one-0815,${secret}`],
    ['secret_stored_with_another', `an older one\n\n${secret}\n`],
  ])('is told: %s of %j', async (id, stored) => {
    expect(await idsOf(withSecret(signedByGitHub(secret), stored))).toEqual([id]);
  });

  it('is told where its letters are others', async () => {
    const trial = withSecret(signedByGitHub(hex), hex.toUpperCase());
    expect(await idsOf(trial)).toEqual(['secret_stored_in_other_case']);
  });

  it('is told of a public key, whose lines are written out', async () => {
    const trial = trialOf('sendgrid');
    const [{ secret: key }] = trial.candidates as [(typeof trial.candidates)[0]];
    const pem = `-----BEGIN PUBLIC KEY-----\n${key.reveal()}\n-----END PUBLIC KEY-----\n`;
    expect((await diagnose(withSecret(trial, pem), nothingAtHand)).isVerified).toBe(true);
    const written = pem.trim().replaceAll('\n', String.raw`\n`);
    expect(await idsOf(withSecret(trial, written))).toEqual(['secret_stored_with_written_line_ends']);
  });
});

describe('a secret with which the sender signs otherwise', () => {
  it.each([
    ['signed_with_line_end', `${secret}\n`],
    ['signed_with_line_end', `${secret}\r\n`],
    ['signed_with_spaces', `${secret} `],
    ['signed_with_spaces', ` ${secret}`],
    ['signed_with_quotes', `"${secret}"`],
    ['signed_percent_encoded', encodeURIComponent(secret)],
    ['signed_with_byte_order_mark', `\ufeff${secret}`],
    ['signed_with_scheme', `Bearer ${secret}`],
    ['signed_with_written_line_ends', String.raw`${secret}\n`],
  ])('is told: %s', async (id, key) => {
    expect(await idsOf(withSecret(signedByGitHub(key), secret))).toEqual([id]);
  });
});

describe('a secret of another kind', () => {
  const base64 = Buffer.from(hex, 'hex').toString('base64');

  it.each([
    ['secret_as_hex', Buffer.from(hex, 'hex'), hex],
    ['secret_as_base64', Buffer.from(hex, 'hex'), base64],
    ['secret_as_base64', Buffer.from(hex, 'hex'), `whsec_${base64}`],
    ['secret_as_text_without_prefix', base64, `whsec_${base64}`],
    ['secret_encoded_again', Buffer.from(secret).toString('base64'), secret],
    ['secret_hashed', createHash('sha256').update(secret).digest(), secret],
    ['secret_hashed', createHash('md5').update(secret).digest('hex'), secret],
    ['secret_of_user_and_password', 'correct-horse-battery', 'sallyport:correct-horse-battery'],
  ])('is told: %s', async (id, key, stored) => {
    expect(await idsOf(withSecret(signedByGitHub(key), stored))).toEqual([id]);
  });

  it('is told where whsec_ is text to whoever signs, and bytes to its scheme', async () => {
    const trial = trialOf('standard-webhooks');
    const { headers, body } = trial.request;
    const signedBy = (key: string) => {
      const mac = createHmac('sha256', key);
      mac.update(`${headers.get('webhook-id')}.${headers.get('webhook-timestamp')}.`).update(body);
      return withHeaders(trial, ['webhook-signature', `v1,${mac.digest('base64')}`]);
    };
    const stored = `whsec_${base64}`;
    expect(await idsOf(withSecret(signedBy(stored), stored))).toEqual(['secret_as_text']);
    expect(await idsOf(withSecret(signedBy(base64), stored))).toEqual(['secret_as_text_without_prefix']);
  });

  it('is told where another text of the same secret signs', async () => {
    const trial = trialOf('meta');
    const app = '5f3c0e8d9ab14d7e8c6a1b2c3d4e5f60';
    const signature = createHmac('sha256', app).update(trial.request.body).digest('hex');
    const signed = withHeaders(trial, ['x-hub-signature-256', `sha256=${signature}`]);
    const swapped = { appSecret: 'a token of my own choice', verifyToken: app };
    expect(await idsOf(withSecret(signed, swapped))).toEqual(['another_field_of_secret']);
  });
});

describe('another secret', () => {
  it.each([
    ['test', '{"livemode":false}'],
    ['live', '{"livemode":true}'],
    ['test', '{"environment":"sandbox"}'],
  ])('is told with where it is from, and with the mode that the body says: %s mode', async (mode, body) => {
    const trial = withSecret(signedByGitHub(hex, body), secret);
    const otherSecrets = [candidate(hex, 'the secret of stripe-test')];
    const { causes } = await diagnose(trial, { ...nothingAtHand, otherSecrets });
    expect(causes[0]?.words).toBe(
      `it was signed with another secret: the secret of stripe-test; its body says that it is from ${mode} mode`,
    );
  });

  it('is told where its time is over', async () => {
    const trial = signedByGitHub(secret);
    const old = new Secret(secret, { stage: 'previous', position: 0, from: 0, until: trial.now });
    const over = { ...trial, candidates: [{ secret: old, from: 'the previous secret of github' }] };
    const { causes } = await diagnose(over, nothingAtHand);
    expect(causes).toMatchObject([
      { id: 'secret_over', words: expect.stringContaining('the previous secret of github') },
    ]);
  });

  it('is told where it is of another account', async () => {
    const trial = trialOf('twilio');
    const [value] = trial.candidates.map(({ secret: one }) => one.reveal());
    const account = `AC${'0'.repeat(32)}`;
    const other = new Secret(value as string, { stage: 'current', position: 0, account });
    const { causes } = await diagnose(
      { ...trial, candidates: [{ secret: other, from: 'the secret' }] },
      nothingAtHand,
    );
    expect(causes.map(({ id }) => id)).toEqual(['secret_of_another_account']);
    expect(causes[0]?.words).toContain(account);
  });
});

describe('a suspicion', () => {
  it.each([
    ['stripe', `sk_${'live'}_4eC39HqLyjWDarjtT1zdp7dc`, 'looks like an API key of Stripe'],
    ['github', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'looks like the signing secret of Stripe'],
    ['github', `${'ghp'}_16C7e42F292c6912E7710c838347Ae178B4a`, 'looks like an access token of GitHub'],
    ['twilio', `AC${'0123456789abcdef'.repeat(2)}`, 'looks like an account SID of Twilio'],
    ['slack', 'https://hooks.slack.com/services/T0/B0/x', 'looks like the URL of an incoming webhook'],
    ['github', '<your-webhook-secret>', 'is a placeholder'],
    ['meta', { appSecret: '<your-app-secret>', verifyToken: 'a token of my own' }, 'is a placeholder'],
    ['sendgrid', 'a secret text of no key at all', 'is not what SendGrid signs with'],
  ] as const)('of %s: %s', async (sender, stored, words) => {
    const { suspicions, causes } = await diagnose(withSecret(trialOf(sender), stored), nothingAtHand);
    expect(causes).toEqual([]);
    expect(suspicions[0]?.words).toContain(words);
  });

  it('is none of what the sender makes itself', async () => {
    const stripe = withSecret(trialOf('stripe'), 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw');
    const github = withSecret(trialOf('github'), 'a quite ordinary secret of mine');
    for (const trial of [stripe, github])
      expect((await diagnose(trial, nothingAtHand)).suspicions).toEqual([]);
  });
});
