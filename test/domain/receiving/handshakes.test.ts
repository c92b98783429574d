import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Answer, Outcome } from '../../../src/domain/outcome.ts';
import type { Provider } from '../../../src/domain/provider.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { header } from '../../../src/domain/verification/carriers.ts';
import { fields, text } from '../../../src/domain/verification/credential-forms.ts';
import type { Challenge, Handshake } from '../../../src/domain/verification/handshake.ts';
import { hmac } from '../../../src/domain/verification/schemes/hmac.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import type { Secrets } from '../../../src/ports/secrets.ts';
import type { Web } from '../../../src/ports/web.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { FixedSecrets, FixedWeb } from '../../support/fakes.ts';
import { aGateway, anEndpoint, type GatewayParts } from '../support/gateways.ts';

const stored = fields({ key: text(), token: text() });
const scheme = hmac({
  digest: 'sha256',
  encoding: 'hex',
  at: header('x-signature'),
  credential: stored.key,
  message: ({ body }) => [body],
});
const both = { key: 'the key of the deliveries', token: 'the token of the handshake' };

function shaking(...handshakes: Handshake[]): Provider {
  return { ...github, scheme, handshakes };
}

/** Asks before anything is proven. */
async function ask(challenge: Challenge | undefined, parts: GatewayParts = {}) {
  const handshake: Handshake = { when: 'unproven', read: () => challenge };
  const world = aGateway({
    endpoints: [anEndpoint(shaking(handshake))],
    secrets: new FixedSecrets({ 'hooks/one': [both] }),
    ...parts,
  });
  const outcome = await world.gateway.receive(aDelivery({ body: '{"hello":1}' }));
  expect(world.publisher.events).toEqual([]);
  return { outcome, ...world };
}

const answered = (answer: Partial<Answer>) => ({ kind: 'answered', answer });
const rejected = (code: string): Outcome => ({ kind: 'rejected', code }) as Outcome;

describe('a handshake', () => {
  const answer: Answer = { status: 204, headers: { a: 'b' }, body: '' };

  it('is answered in the words of its provider, costs no look-up, and is one line and no count', async () => {
    const { outcome, secrets, log, metrics } = await ask({ kind: 'reply', answer });
    expect(outcome).toEqual({ kind: 'answered', answer });
    expect((secrets as FixedSecrets).asked).toEqual([]);
    expect(log.named('delivery')).toMatchObject([{ level: 'info', fields: { outcome: 'answered' } }]);
    expect(metrics.records).toMatchObject([{ values: {} }]);
  });

  it('is a delivery like any other where its provider sees none', async () => {
    expect((await ask(undefined)).outcome).toEqual(rejected('signature_missing'));
  });

  it('that is signed is answered only to whoever signs, and the first that fits counts', async () => {
    const proven: Handshake = {
      when: 'proven',
      read: ({ content }) => (content.kind === 'json' ? { kind: 'reply', answer } : undefined),
    };
    const other: Handshake = { when: 'proven', read: () => ({ kind: 'echo', text: 'other' }) };
    const { gateway, publisher } = aGateway({
      endpoints: [anEndpoint(shaking(proven, other))],
      secrets: new FixedSecrets({ 'hooks/one': [both] }),
    });
    const said = (body: string) => aDelivery({ body });
    const sign = (body: string) => signed(said(body), shaking(), both.key);
    expect(await gateway.receive(said('{}'))).toEqual(rejected('signature_missing'));
    expect(await gateway.receive({ ...sign('{}'), body: Buffer.from('{"a":1}') })).toEqual(
      rejected('signature_mismatch'),
    );
    expect(await gateway.receive(sign('{}'))).toEqual({ kind: 'answered', answer });
    expect(await gateway.receive(sign('text'))).toMatchObject(answered({ body: 'other' }));
    expect(publisher.events).toEqual([]);
  });
});

describe('an echo', () => {
  it('is plain text that no browser takes for a page', async () => {
    expect((await ask({ kind: 'echo', text: '<b>1158201444</b>' })).outcome).toEqual({
      kind: 'answered',
      answer: {
        status: 200,
        headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
        body: '<b>1158201444</b>',
      },
    });
  });

  it('may be a member of a JSON object, in which no text is anything else', async () => {
    const { outcome } = await ask({ kind: 'echo', text: '"},"a":{"', inJson: 'verification' });
    expect(outcome).toMatchObject(
      answered({
        headers: { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' },
        body: '{"verification":"\\"},\\"a\\":{\\""}',
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['more than 1,024 characters', 'a'.repeat(1_025)],
    ['a line break', 'a\nb'],
    ['a line break at its end', 'a\n'],
    ['a NUL', 'a\0b'],
    ['what is not ASCII', 'ä'],
  ])('is never of %s', async (_, said) => {
    expect((await ask({ kind: 'echo', text: said })).outcome).toEqual(rejected('body_malformed'));
  });

  it('is of 1,024 characters at most', async () => {
    expect((await ask({ kind: 'echo', text: 'a'.repeat(1_024) })).outcome).toMatchObject(
      answered({ status: 200 }),
    );
  });
});

describe('an echo with a token', () => {
  const echo = (shown: string | undefined): Challenge => ({
    kind: 'echo',
    text: 'c',
    token: { shown, credential: stored.token },
  });

  it('is for whoever knows the token of the endpoint', async () => {
    expect((await ask(echo(both.token))).outcome).toMatchObject(answered({ body: 'c' }));
    expect((await ask(echo(both.key))).outcome).toEqual(rejected('signature_mismatch'));
    expect((await ask(echo(''))).outcome).toEqual(rejected('signature_mismatch'));
    expect((await ask(echo(undefined))).outcome).toEqual(rejected('signature_missing'));
  });

  it('is for nobody where the token is not stored', async () => {
    const secrets = new FixedSecrets({ 'hooks/one': ['the key alone'] });
    for (const shown of ['', 'the key alone', 'undefined'])
      expect((await ask(echo(shown), { secrets })).outcome).toEqual(rejected('signature_mismatch'));
  });

  it('is for the new token as soon as there is one', async () => {
    const rotated: Secrets = {
      get: async () => [new Secret({ ...both, token: 'the old one' })],
      refresh: async () => [new Secret(both)],
    };
    expect((await ask(echo(both.token), { secrets: rotated })).outcome).toMatchObject(
      answered({ body: 'c' }),
    );
  });
});

describe('a MAC of a challenge', () => {
  const asked = (challenge: string): Challenge => ({
    kind: 'mac',
    challenge,
    shape: /[A-Za-z0-9]{4,22}/,
    digest: 'sha256',
    encoding: 'hex',
    answer: (mac) => ({ status: 200, headers: {}, body: `sha256=${mac}` }),
  });

  it('is made with the key of the deliveries', async () => {
    const mac = createHmac('sha256', both.key).update('abc123').digest('hex');
    expect((await ask(asked('abc123'))).outcome).toMatchObject(answered({ body: `sha256=${mac}` }));
  });

  it.each(['', 'abc', '{"type":"order.paid"}', '1700000000.abcd', 'abcd\n', 'a'.repeat(23)])(
    'is never made of what could be a delivery: %j',
    async (challenge) => {
      const { outcome, secrets } = await ask(asked(challenge));
      expect(outcome).toEqual(rejected('body_malformed'));
      expect((secrets as FixedSecrets).asked).toEqual([]);
    },
  );
});

describe('a confirmation', () => {
  const url = 'https://sns.example/?Action=Confirm&Token=1';
  const confirm = (at = url): Challenge => ({
    kind: 'confirm',
    url: at,
    address: /https:\/\/sns[.]example\/[?]Action=Confirm&Token=\d+/,
  });
  const broken: Web = { get: async () => Promise.reject(new Error('cut off')) };

  it('looks at the address, and says that it did', async () => {
    const web = new FixedWeb({ [url]: '<ok/>' });
    expect((await ask(confirm(), { web })).outcome).toMatchObject(answered({ status: 200, body: '' }));
    expect(web.asked).toEqual([url]);
  });

  it.each([
    ['says no', new FixedWeb({})],
    ['cannot be reached', broken],
  ])('is asked for again where its host %s', async (_, web) => {
    expect((await ask(confirm(), { web })).outcome).toEqual({
      kind: 'unavailable',
      code: 'confirmation_failed',
    });
  });

  it.each([
    `${url}0&x=1`,
    `http${url.slice('https'.length)}`,
    'https://169.254.169.254/',
    `https://a/${url}`,
  ])('never looks anywhere else: %s', async (other) => {
    const web = new FixedWeb({});
    expect((await ask(confirm(other), { web })).outcome).toEqual(rejected('key_not_trusted'));
    expect(web.asked).toEqual([]);
  });
});
