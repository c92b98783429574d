import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { headerSuspicions } from '../../src/diagnosis/header/header-suspicions.ts';
import type { Trial } from '../../src/diagnosis/trial.ts';
import type { Options } from '../../src/domain/options.ts';
import type { ProviderId } from '../../src/domain/providers/index.ts';
import { endpointOf, nothingAtHand, trialOf, withHeaders, withSecret } from './support/trials.ts';

const secret = 'It is a Secret to Everybody';
const body = '{"zen":"Design for failure."}';

/** A request with no header but these, to an endpoint whose one secret is the one above. */
function requestOf(id: ProviderId, headers: Readonly<Record<string, string>>, options?: Options): Trial {
  const { request, now } = trialOf('github');
  const endpoint = endpointOf(id, options && { options });
  const made = { ...request, body: Buffer.from(body), headers: new Map(Object.entries(headers)) };
  return withSecret({ request: made, endpoint, now, candidates: [] }, secret);
}

function hmac(digest: string, encoding: 'hex' | 'base64' | 'base64url', ...message: readonly string[]) {
  return createHmac(digest, secret).update(message.join('')).digest(encoding);
}

async function causesOf(trial: Trial) {
  return (await diagnose(trial, nothingAtHand)).causes;
}

describe('an older signature of the same sender', () => {
  it('is named with its algorithm, and the header that is missing', async () => {
    const trial = requestOf('github', { 'x-hub-signature': `sha1=${hmac('sha1', 'hex', body)}` });
    const [cause, ...more] = await causesOf(trial);
    expect(more).toEqual([]);
    expect(cause).toMatchObject({ axis: 'header', id: 'older_signature' });
    expect(cause?.words).toMatch(/x-hub-signature holds an HMAC by SHA-1 of what it signs/);
    expect(cause?.cure).toContain('x-hub-signature-256');
  });

  it('is known beside one that does not verify', async () => {
    const trial = requestOf('meta', {
      'x-hub-signature': `sha1=${hmac('sha1', 'hex', body)}`,
      'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
    });
    expect(await causesOf(trial)).toMatchObject([{ id: 'older_signature' }]);
  });

  it('may stand in the same header, by another algorithm', async () => {
    const trial = requestOf('shopify', { 'x-shopify-hmac-sha256': hmac('sha512', 'hex', body) });
    expect(await causesOf(trial)).toMatchObject([{ id: 'older_signature' }]);
  });

  it('may be over the URL and a nonce', async () => {
    const url = 'https://hooks.example.com/github';
    const trial = requestOf('plivo', {
      'x-plivo-signature-v2': hmac('sha256', 'base64', url, '12345'),
      'x-plivo-signature-v2-nonce': '12345',
    });
    expect(await causesOf(trial)).toMatchObject([{ id: 'older_signature' }]);
  });

  it('may be a hash', async () => {
    const trial = trialOf('cloudinary');
    const { headers } = trial.request;
    const time = headers.get('x-cld-timestamp') ?? '';
    const md5 = createHash('md5').update(trial.request.body).update(time).update(secret).digest('hex');
    const damaged = withHeaders(withSecret(trial, secret), ['x-cld-signature', md5]);
    expect(await causesOf(damaged)).toMatchObject([{ id: 'older_signature' }]);
  });

  it('is suspected where nothing proves it', () => {
    const trial = requestOf('github', { 'x-hub-signature': `sha1=${'ab'.repeat(20)}` });
    expect(headerSuspicions(trial)).toMatchObject([{ id: 'header_of_older_scheme' }]);
  });
});

it('a signature that was cut off is a suspicion, since nothing brings the rest back', () => {
  const trial = trialOf('github');
  const value = trial.request.headers.get('x-hub-signature-256') ?? '';
  const cut = withHeaders(trial, ['x-hub-signature-256', value.slice(0, 60)]);
  expect(headerSuspicions(trial)).toEqual([]);
  expect(headerSuspicions(cut)).toMatchObject([{ id: 'header_truncated' }]);
});

describe('options of an endpoint that describes its sender', () => {
  const header = 'x-signature';
  const time = '1767261600';
  const iso = new Date(Number(time) * 1000).toISOString();
  const at = { timeHeader: 'x-timestamp' };

  it.each<[string, Readonly<Record<string, string>>, Options, string]>([
    ['option_digest', { [header]: hmac('sha512', 'hex', body) }, { header }, 'set digest to "sha512"'],
    ['option_encoding', { [header]: hmac('sha256', 'base64', body) }, { header }, 'set encoding to "base64"'],
    [
      'option_prefix',
      { [header]: `sha256=${hmac('sha256', 'hex', body)}` },
      { header },
      'set prefix to "sha256="',
    ],
    [
      'option_prefix',
      { [header]: hmac('sha256', 'hex', body) },
      { header, prefix: 'v1=' },
      'leave prefix out',
    ],
    [
      'option_header',
      { 'x-acme-hmac': hmac('sha256', 'hex', body) },
      { header },
      'set header to "x-acme-hmac"',
    ],
    [
      'option_message',
      { [header]: hmac('sha256', 'hex', time, body), 'x-timestamp': time },
      { header, ...at },
      'set message to "{time}{body}"',
    ],
    [
      'several_options',
      { [header]: `t=${time},v1=${hmac('sha256', 'hex', time, '.', body)}` },
      { header },
      'set member to "v1"',
    ],
    [
      'several_options',
      { [header]: hmac('sha256', 'hex', iso, '.', body), 'x-acme-date': iso },
      { header },
      'set timeUnit to "iso"',
    ],
    [
      'several_options',
      { [header]: hmac('sha256', 'hex', `${time}000.`, body), 'x-acme-time': `${time}000` },
      { header },
      'set timeUnit to "ms"',
    ],
    [
      'several_options',
      { 'x-acme-sign': `v0=${hmac('sha1', 'hex', `v0:${time}:`, body)}`, 'x-acme-time': time },
      { header },
      'set message to "v0:{time}:{body}"',
    ],
  ])('are named with their values: %s, %#', async (id, headers, options, cure) => {
    const trial = { ...requestOf('hmac', headers, options), now: Number(time) * 1000 };
    const causes = await causesOf(trial);
    expect(causes).toMatchObject([{ axis: 'header', id }]);
    expect(causes[0]?.cure).toContain(cure);
  });

  it('may be that the token is shown in the query', async () => {
    const came = requestOf('token', {}, { header: 'x-acme-token' });
    const request = { ...came.request, rawQuery: `a%20b=1&key=${encodeURIComponent(secret)}` };
    const causes = await causesOf({ ...came, request });
    expect(causes).toMatchObject([{ id: 'several_options' }]);
    expect(causes[0]?.cure).toContain('set query to "key"');
  });

  it.each<[string, ProviderId, Readonly<Record<string, string>>, Options, string]>([
    ['option_header', 'token', { 'x-acme-token': secret }, {}, 'set header to "x-acme-token"'],
    [
      'option_header',
      'token',
      { authorization: `Bearer ${secret}` },
      { header: 'x-acme' },
      'leave header out',
    ],
    [
      'option_header',
      'token',
      { 'x-acme-token': secret },
      { header: 'x-acme' },
      'set header to "x-acme-token"',
    ],
    ['option_proof', 'cloudevents', { authorization: `Bearer ${secret}` }, { proof: 'basic' }, '"token"'],
    [
      'several_options',
      'cloudevents',
      { 'x-acme-signature': hmac('sha256', 'hex', body) },
      { proof: 'token' },
      'set proof to "hmac"',
    ],
  ])('may be another proof: %s of %s', async (id, provider, headers, options, cure) => {
    const causes = await causesOf(requestOf(provider, headers, options));
    expect(causes).toMatchObject([{ axis: 'header', id }]);
    expect(causes[0]?.cure).toContain(cure);
  });
});

it('a token may be shown in a parameter of the URL', async () => {
  const trial = requestOf('token', {}, { header: 'x-acme-token' });
  const request = { ...trial.request, rawQuery: `key=${encodeURIComponent(secret)}` };
  const [cause] = await causesOf({ ...trial, request });
  expect(cause).toMatchObject({ id: 'several_options' });
  expect(cause?.cure).toContain('set query to "key"');
});

it('no sentence holds a secret, or a signature that verifies', async () => {
  const signature = hmac('sha512', 'hex', body);
  const trials = [
    requestOf('hmac', { 'x-signature': `${secret}=${signature}` }, { header: 'x-signature' }),
    requestOf('hmac', { 'x-signature': signature }, { header: 'x-signature' }),
    requestOf('token', { 'x-acme-token': secret }, {}),
  ];
  const said = JSON.stringify(await Promise.all(trials.map(causesOf)));
  expect(said).toContain('sha512');
  expect(said).not.toContain(secret);
  expect(said).not.toContain(signature);
});

describe('what a sender proved itself by before is called what it is', () => {
  const form = 'timestamp=1767261600&token=4f7a1d&signature=9d1f&event=delivered';
  it.each<[ProviderId, string, Readonly<Record<string, string>>, RegExp]>([
    // the second example of https://developers.hubspot.com/docs/faq/v2-request-validation
    [
      'hubspot',
      '{"example_field":"example_value"}',
      { 'x-hubspot-signature': '9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900' },
      /the signature of HubSpot in its first or second version/,
    ],
    ['slack', '{"token":"XXYYZZ","type":"event_callback"}', {}, /the verification token of Slack/],
    ['slack', 'token=XXYYZZ&command=%2Fweather', {}, /the verification token of Slack/],
    ['mailgun', form, {}, /as Mailgun posts what its routes forward/],
  ])('of %s, in %s', async (id, sent, headers, words) => {
    const trial = requestOf(id, headers);
    const came = { ...trial, request: { ...trial.request, body: Buffer.from(sent) } };
    const { causes, suspicions, verdict } = await diagnose(came, nothingAtHand);
    expect(causes).toEqual([]);
    expect(suspicions[0]).toMatchObject({ axis: 'header', id: 'proof_of_older_kind' });
    expect(suspicions[0]?.words).toMatch(words);
    expect(verdict).toContain('Look at this first: it has ');
    expect(JSON.stringify(suspicions)).not.toContain('XXYYZZ');
  });

  it('and is told to be right where it is: the form of Mailgun, in whose JSON the same stands', async () => {
    const trial = trialOf('mailgun');
    const { signature } = JSON.parse(Buffer.from(trial.request.body).toString());
    const body = `${new URLSearchParams({ ...signature, event: 'delivered' })}`;
    const came = { ...trial, request: { ...trial.request, body: Buffer.from(body) } };
    const { causes } = await diagnose(came, nothingAtHand);
    expect(causes).toMatchObject([{ axis: 'header', id: 'older_signature' }]);
    expect(causes[0]?.words).toContain('right as such, as Mailgun posts what its routes forward');
    const wrong = {
      ...came,
      request: { ...came.request, body: Buffer.from(body.replace('token=', 'token=1')) },
    };
    expect((await diagnose(wrong, nothingAtHand)).causes).toEqual([]);
  });

  it('is told apart from what signs where it is stored in place of that: the verification token of Slack', async () => {
    const trial = trialOf('slack');
    const token = new URLSearchParams(Buffer.from(trial.request.body).toString()).get('token') ?? '';
    expect(token).not.toBe('');
    const { causes, verdict } = await diagnose(withSecret(trial, token), nothingAtHand);
    expect(causes).toMatchObject([{ axis: 'secret', id: 'secret_is_verification_token' }]);
    expect(verdict).toMatch(/another secret[.] Store the signing secret of the app/);
    expect(JSON.stringify(causes)).not.toContain(token);
  });

  it.each(['hubspot', 'slack', 'mailgun'] as const)('beside what is believed it is no news: %s', (id) => {
    const trial = withHeaders(trialOf(id), ['x-hubspot-signature', 'ab'.repeat(32)]);
    expect(headerSuspicions(trial)).toEqual([]);
  });
});
