import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { explain } from '../../src/diagnosis/explanation/explain.ts';
import type { Trial } from '../../src/diagnosis/trial.ts';
import { providers } from '../../src/domain/providers/index.ts';
import { signedByGitHub, trialOf, withHeaders, withSecret } from './support/trials.ts';

const secret = 'It is a Secret to Everybody';

function piecesOf(trial: Trial) {
  return explain(trial).signed.map(({ what }) => what);
}

describe('what proves a delivery is told in words', () => {
  it.each([
    ['github', 'an HMAC by SHA-256, in hexadecimal digits, in the header x-hub-signature-256'],
    ['shopify', 'an HMAC by SHA-256, in base64, in the header x-shopify-hmac-sha256'],
    ['sanity', 'an HMAC by SHA-256, in base64url, in the header sanity-webhook-signature'],
    [
      'cloudinary',
      'a hash by SHA-1 with the secret at its end, in hexadecimal digits, in the header x-cld-signature',
    ],
    ['adyen', 'an HMAC by SHA-256 of each item, of which it has 1, in base64, in the body'],
    ['vonage', 'an HMAC by SHA-256, in base64url, in the header authorization'],
    ['telegram', 'the secret itself, in the header x-telegram-bot-api-secret-token'],
    ['basic', 'the secret itself, in base64, in the header authorization'],
    ['azure-event-grid', 'the secret itself, in the query'],
    [
      'discord',
      'a signature by Ed25519, in hexadecimal digits, in the header x-signature-ed25519, by the key whose public half is stored',
    ],
    [
      'fireblocks',
      'a signature by RSA with SHA-512, in base64url, in the header fireblocks-webhook-signature, by the key webhook-key-2025-02 of https://keys.fireblocks.io/.well-known/jwks.json',
    ],
  ] as const)('of %s', (sender, how) => {
    expect(explain(trialOf(sender)).how).toBe(how);
  });
});

describe('what is signed is told piece by piece', () => {
  it.each([
    ['github', ['the body']],
    ['slack', ['a fixed text', 'the value of x-slack-request-timestamp', 'a colon', 'the body']],
    ['stripe', ['the time at which it says that it was signed', 'a dot', 'the body']],
    ['svix', ['the value of svix-id', 'a dot', 'the value of svix-timestamp', 'a dot', 'the body']],
    ['square', ['the URL', 'the body']],
    ['trello', ['the body', 'the URL']],
    ['twilio', ['the URL', 'the fields by name, each with its value']],
    ['vonage', ['a part of the header authorization']],
    ['travis-ci', ['the value of a field of the form']],
    ['telegram', []],
  ] as const)('of %s', (sender, pieces) => {
    expect(piecesOf(trialOf(sender))).toEqual(pieces);
  });

  it('with how each begins, and with its length in bytes', () => {
    const { signed } = explain(withSecret(signedByGitHub(secret, `{"zen":"${'ö'.repeat(100)}"}\n`), secret));
    expect(signed).toEqual([{ what: 'the body', text: `{"zen":"${'ö'.repeat(51)}…`, bytes: 211 }]);
  });

  it('without secrets, and without what a terminal obeys', () => {
    const { signed } = explain(withSecret(signedByGitHub(secret, `\u001b[31m ${secret}\u202e!`), secret));
    expect(signed[0]?.text).toBe('?[31m [secret]?!');
  });

  it.each(providers.map(({ id }) => id))('of %s, in texts that add up to bytes and fit a line', (id) => {
    const { signed, how } = explain(trialOf(id));
    expect(how).toMatch(/^(?:an HMAC|a hash|a signature|the secret)/);
    for (const { what, text, bytes } of signed) {
      expect(what).not.toBe('');
      expect(text.length).toBeLessThanOrEqual(60);
      expect(bytes).toBeGreaterThan(0);
    }
  });
});

describe('what a sender signs or shows in a way of its own', () => {
  const json = '{"zen":"Half measures are as bad as nothing at all."}';
  const { request, ...came } = signedByGitHub(secret, json);
  const { scheme } = came.endpoint.provider;

  /** As if it signed this. */
  function explained(piece: string | Uint8Array) {
    const claim = { kind: 'mac', digest: 'sha256', macs: [Buffer.alloc(32)], messages: [[piece]] } as const;
    const provider = { ...came.endpoint.provider, scheme: { ...scheme, examine: () => claim } };
    const asked = { ...request, rawQuery: 'order=20261126-0815' };
    return explain({ ...came, request: asked, endpoint: { ...came.endpoint, provider } });
  }

  it('is told without a place where it is not found in what came', () => {
    expect(explained('x')).toMatchObject({ how: 'an HMAC by SHA-256', shown: ['000000…'] });
  });

  it.each([
    ['the SHA-256 of the body, in hex', createHash('sha256').update(json).digest('hex')],
    ['the MD5 of the body, in base64', createHash('md5').update(json).digest('base64')],
    ['a part of the query', '20261126-0815'],
    ['a part of the body', 'Half measures'],
    ['bytes made of the request', Buffer.from([0xff, 0xfe, 0xfd])],
    ['a text made of the request', 'which stands nowhere'],
  ])('is called %s', (what, piece) => {
    expect(explained(piece).signed).toMatchObject([{ what }]);
  });
});

describe('what is shown, and what would be right', () => {
  it('are clipped, so that nobody can send them', () => {
    const trial = withSecret(signedByGitHub(secret), secret, 'another secret of mine');
    const { shown, computed } = explain(trial);
    const signature = trial.request.headers.get('x-hub-signature-256')?.slice('sha256='.length);
    expect(shown).toEqual([`${signature?.slice(0, 6)}…`]);
    expect(computed.map(({ text }) => text)).toEqual([shown[0], expect.stringMatching(/^[0-9a-f]{6}…$/)]);
    expect(computed[1]?.text).not.toBe(shown[0]);
  });

  it('are lengths alone where the secret itself is shown', () => {
    const trial = trialOf('telegram');
    const token = String(trial.request.headers.get('x-telegram-bot-api-secret-token'));
    const other = (value: string) => explain(withSecret(trial, value)).computed[0]?.text;
    expect(explain(trial).shown).toEqual([`${token.length} characters`]);
    expect(other(token)).toBe(`${token.length} characters, the same`);
    expect(other(token.toUpperCase())).toMatch(/, which differ in small letters and capitals alone$/);
    expect(other(`${token} `)).toMatch(/, which differ in white space alone$/);
    expect(other('a quite different secret')).toBe('24 characters');
    expect(
      explain(withSecret(trial, { token, other: 'two texts are none of its secrets' })).computed,
    ).toEqual([]);
  });

  it('are nothing where a public key verifies', () => {
    expect(explain(trialOf('discord')).computed).toEqual([]);
  });
});

describe('what shows no proof', () => {
  const { request, ...github } = trialOf('github');
  const unsigned = { ...github, request: { ...request, headers: new Map() } };

  it('is told what its sender would write', () => {
    expect(explain(unsigned)).toEqual({
      how: 'an HMAC by SHA-256, in hexadecimal digits, in the header x-hub-signature-256',
      signed: [],
      shown: [],
      computed: [],
      expected: 'x-hub-signature-256: sha256=<64 hexadecimal digits>',
    });
  });

  it.each([
    ['stripe', 'stripe-signature: t=<time>,v1=<64 hexadecimal digits>'],
    ['svix', 'svix-signature: v1,<32 bytes in base64>'],
    ['vonage', 'authorization: Bearer <a JSON Web Token>'],
    ['basic', 'authorization: Basic <the secret>'],
    ['discord', undefined],
  ] as const)('of %s', (sender, expected) => {
    expect(explain(trialOf(sender)).expected).toBe(expected);
  });

  it.each([
    [
      'discord',
      'a signature by Ed25519, in the header x-signature-ed25519, by the key whose public half is stored',
    ],
    ['aws-sns', 'a signature by RSA, in the body, by a key that its sender publishes'],
    ['plaid', 'a signature by ECDSA, in the header plaid-verification, by a key that its sender publishes'],
    ['mailgun', 'a proof, in the body'],
    ['azure-event-grid', 'the secret itself'],
  ] as const)('is told where nothing can be learnt of how its sender writes it: %s', (sender, how) => {
    const trial = trialOf(sender);
    const request = { ...trial.request, headers: new Map(), rawQuery: '', body: Buffer.from('{}') };
    expect(explain({ ...trial, request }).how).toBe(how);
  });
});

it('what is too old claims what it claimed', () => {
  const slack = trialOf('slack');
  expect(explain({ ...slack, now: slack.now + 86_400_000 })).toEqual(explain(slack));
});

it('a legacy token in a form is no part of what is told', () => {
  const slack = trialOf('slack');
  expect(explain(slack).signed.at(-1)?.text).toMatch(/^token=\[secret\]&team_id=/);
  const tampered = withHeaders(slack, ['x-slack-signature', `v0=${'0'.repeat(64)}`]);
  expect(explain(tampered).shown).toEqual(['000000…']);
});
