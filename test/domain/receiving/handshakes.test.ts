import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../src/domain/outcome.ts';
import { configured, defineProvider } from '../../../src/domain/provider.ts';
import { header } from '../../../src/domain/verification/carriers.ts';
import { fields, text } from '../../../src/domain/verification/credential-forms.ts';
import { mac } from '../../../src/domain/verification/crypto.ts';
import type { Challenge, Echo, Handshake } from '../../../src/domain/verification/handshake.ts';
import { plain } from '../../../src/domain/verification/layouts.ts';
import type { Signable } from '../../../src/domain/verification/scheme.ts';
import { hmac } from '../../../src/domain/verification/schemes/hmac.ts';
import { Secret } from '../../../src/domain/verification/secrets/secret.ts';
import type { Secrets } from '../../../src/ports/secrets.ts';
import { aDelivery, type DeliveryParts, signed } from '../../support/deliveries.ts';
import { FixedSecrets, FixedWeb } from '../../support/fakes.ts';
import { aGateway, anEndpoint } from '../support/gateways.ts';

const forms = fields({ appSecret: text(), verifyToken: text({ madeBy: 'receiver' }) });
const stored = { appSecret: 's3cret', verifyToken: 't0ken' };

/** A sender that asks one thing before its deliveries, or among them. */
function asking(...handshakes: readonly Handshake[]) {
  return defineProvider({
    id: 'asking',
    name: 'Asking',
    docs: 'https://asking.example/docs',
    source: 'asking.example',
    methods: ['POST', 'GET'],
    answerWithinMs: 3_000,
    scheme: hmac({
      digest: 'sha256',
      encoding: 'hex',
      at: header('x-signature'),
      layout: plain('sha256='),
      credential: forms.appSecret,
      message: ({ body }) => [body],
    }),
    // what is proven is read with the headers that are declared, and with no others
    headers: { ping: 'Asks', challenge: 'Asks', confirm: 'Asks' },
    read: ({ content }) => [{ type: undefined, content }],
    handshakes,
  });
}

type Ask = (request: Pick<Signable, 'headers'>) => Challenge | undefined;
const unproven = (read: Ask) => asking({ when: 'unproven', read });
const proven = (read: Ask) => asking({ when: 'proven', read: ({ delivery }) => read(delivery) });

/** Reads what is echoed from a header: a test can put there what HTTP lets nobody send. */
const echoed =
  (parts: Partial<Echo> = {}): Ask =>
  ({ headers }) =>
    headers.has('challenge') ? { kind: 'echo', text: headers.get('challenge') ?? '', ...parts } : undefined;

const withToken: Ask = ({ headers }) =>
  headers.has('challenge')
    ? {
        kind: 'echo',
        text: headers.get('challenge') ?? '',
        token: { shown: headers.get('token'), credential: forms.verifyToken },
      }
    : undefined;

const rejected = (code: string) => ({ kind: 'rejected', code });
const ok = (body: string): Answer => ({ status: 200, headers: {}, body });

function aGatewayFor(
  provider: ReturnType<typeof asking>,
  secrets: Secrets = new FixedSecrets({ 'hooks/one': [stored] }),
  web = new FixedWeb({}),
) {
  const parts = aGateway({ endpoints: [anEndpoint(provider)], secrets, web });
  const sent = (delivery: DeliveryParts) => parts.gateway.receive(aDelivery(delivery));
  const signedAs = (delivery: DeliveryParts) =>
    parts.gateway.receive(signed(aDelivery(delivery), provider, 's3cret'));
  const line = () => parts.log.lines.at(-1);
  return { ...parts, web, secrets: secrets as FixedSecrets, sent, signedAs, line };
}

describe('a reply', () => {
  const reply: Ask = ({ headers }) =>
    headers.has('ping') ? { kind: 'reply', answer: ok('{"type":1}') } : undefined;

  it('is the same for everybody, costs no look at a secret, and publishes nothing', async () => {
    const { sent, secrets, publisher, log, metrics, line } = aGatewayFor(unproven(reply));
    expect(await sent({ headers: { ping: '1' } })).toEqual({ kind: 'answered', answer: ok('{"type":1}') });
    expect(secrets.asked).toEqual([]);
    expect(publisher.calls).toEqual([]);
    expect(log.lines).toHaveLength(1);
    expect(line()).toMatchObject({ level: 'info', name: 'delivery' });
    expect(line()?.fields).toMatchObject({ endpoint: 'hook', provider: 'asking', outcome: 'answered' });
    expect(line()?.fields.proof).toBeUndefined();
    expect(metrics.records).toEqual([
      { values: {}, labels: { endpoint: { name: 'hook', provider: 'asking' } } },
    ]);
  });

  it('to what must be proven comes after the proof and not before', async () => {
    const { sent, signedAs, publisher, metrics, line } = aGatewayFor(proven(reply));
    expect(await sent({ headers: { ping: '1' } })).toEqual(rejected('signature_missing'));
    expect(metrics.sum('Rejected')).toBe(1);
    const forged = { ping: '1', 'x-signature': `sha256=${'0'.repeat(64)}` };
    expect(await sent({ headers: forged })).toEqual(rejected('signature_mismatch'));
    expect(await signedAs({ headers: { ping: '1' } })).toEqual({
      kind: 'answered',
      answer: ok('{"type":1}'),
    });
    expect(line()?.fields).toMatchObject({ outcome: 'answered', proof: 'signed', secret: 'current:0' });
    expect(publisher.calls).toEqual([]);
  });

  it('is not what a delivery gets: that is published', async () => {
    const handshakes = [unproven(reply), proven(reply)].flatMap((one) => one.handshakes ?? []);
    const { signedAs, publisher } = aGatewayFor(asking(...handshakes));
    expect(await signedAs({ body: '{}' })).toMatchObject({ kind: 'accepted' });
    expect(publisher.events).toHaveLength(1);
  });

  it('is decided by the first handshake that is meant', async () => {
    const other: Handshake = { when: 'unproven', read: () => ({ kind: 'reply', answer: ok('other') }) };
    const { sent } = aGatewayFor(asking(...(unproven(reply).handshakes ?? []), other));
    expect(await sent({ headers: { ping: '1' } })).toMatchObject({ answer: { body: '{"type":1}' } });
    expect(await sent({})).toMatchObject({ answer: { body: 'other' } });
  });

  it('that a bug of its provider keeps from being read is a failure, and nothing that is thrown', async () => {
    const bug: Ask = () => {
      throw new RangeError('bug');
    };
    for (const provider of [unproven(bug), proven(bug)]) {
      const { signedAs, publisher } = aGatewayFor(provider);
      expect(await signedAs({ body: '{}' })).toEqual({ kind: 'failed', code: 'internal' });
      expect(publisher.calls).toEqual([]);
    }
  });
});

describe('an echo', () => {
  it('is plain text, of which no browser makes a page', async () => {
    const { sent, publisher, secrets } = aGatewayFor(unproven(echoed()));
    expect(await sent({ headers: { challenge: '<script>alert(1)</script>' } })).toEqual({
      kind: 'answered',
      answer: {
        status: 200,
        headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
        body: '<script>alert(1)</script>',
      },
    });
    expect(secrets.asked).toEqual([]);
    expect(publisher.calls).toEqual([]);
  });

  it.each(['challenge', '__proto__', 'constructor'])('is a member of a JSON object: %s', async (inJson) => {
    const { sent } = aGatewayFor(unproven(echoed({ inJson })));
    const outcome = await sent({ headers: { challenge: '","admin":"' } });
    expect(outcome).toMatchObject({
      kind: 'answered',
      answer: {
        headers: { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' },
        body: `{${JSON.stringify(inJson)}:"\\",\\"admin\\":\\""}`,
      },
    });
  });

  it.each([
    ['of 1,024 characters', 'x'.repeat(1_024), true],
    ['of 1,025 characters', 'x'.repeat(1_025), false],
    ['of a megabyte', 'x'.repeat(1_048_576), false],
    ['of the first and the last printable character', ' ~', true],
    ['of nothing', '', false],
    ['with a line end behind it', 'x\n', false],
    ['with a new header in it', 'x\r\nset-cookie: a=b', false],
    ['of a control character', '\u001b[2J', false],
    ['of DEL', '\u007f', false],
    ['that is not ASCII', 'é', false],
    ['of half a character', '\ud83d', false],
  ])('%s is given back or refused, before anything is looked up', async (_, challenge, isEchoed) => {
    const plainly = aGatewayFor(unproven(echoed()));
    const outcome = await plainly.sent({ headers: { challenge } });
    expect(outcome).toMatchObject(
      isEchoed ? { kind: 'answered', answer: { body: challenge } } : rejected('body_malformed'),
    );
    const { sent, secrets } = aGatewayFor(unproven(withToken));
    await sent({ headers: { challenge, token: 't0ken' } });
    expect(secrets.asked).toEqual(isEchoed ? ['hooks/one'] : []);
  });

  it('is in a header, and not in the body too', async () => {
    const { sent } = aGatewayFor(unproven(echoed({ inHeader: 'x-answer' })));
    expect(await sent({ headers: { challenge: 'abc' } })).toEqual({
      kind: 'answered',
      answer: {
        status: 200,
        headers: {
          'content-type': 'text/plain; charset=utf-8',
          'x-content-type-options': 'nosniff',
          'x-answer': 'abc',
        },
        body: '',
      },
    });
  });

  it('is in a header and in JSON where its sender may look at either', async () => {
    const { sent } = aGatewayFor(unproven(echoed({ inHeader: 'x-answer', inJson: 'answer' })));
    expect(await sent({ headers: { challenge: 'abc' } })).toMatchObject({
      answer: {
        headers: { 'content-type': 'application/json', 'x-answer': 'abc' },
        body: '{"answer":"abc"}',
      },
    });
  });

  it.each(['a\r\nset-cookie: b=c', 'é', '', 'a'.repeat(1_025)])(
    'in a header is printable, short, and there: %j is refused',
    async (challenge) => {
      const { sent } = aGatewayFor(unproven(echoed({ inHeader: 'x-answer' })));
      expect(await sent({ headers: { challenge } })).toEqual(rejected('body_malformed'));
    },
  );

  it('that was signed is given back once it is proven', async () => {
    const { sent, signedAs } = aGatewayFor(proven(echoed()));
    const delivery = { headers: { challenge: 'abc' }, body: '{}' };
    expect(await sent(delivery)).toEqual(rejected('signature_missing'));
    expect(await signedAs(delivery)).toMatchObject({ kind: 'answered', answer: { body: 'abc' } });
  });
});

describe('an echo with a token', () => {
  const sentTo = (provider = unproven(withToken), secrets?: Secrets) => aGatewayFor(provider, secrets);

  it('is given back to whoever shows the right one', async () => {
    const { sent, publisher } = sentTo();
    const outcome = await sent({ method: 'GET', headers: { challenge: 'abc', token: 't0ken' } });
    expect(outcome).toMatchObject({ kind: 'answered', answer: { body: 'abc' } });
    expect(publisher.calls).toEqual([]);
  });

  it.each(['t0ke', 't0kenn', 'T0KEN', ' t0ken', 's3cret', JSON.stringify(stored), 'undefined'])(
    'is refused to %j, the key of its deliveries too',
    async (shown) => {
      const { sent, line, metrics } = sentTo();
      const outcome = await sent({ headers: { challenge: 'abc', token: shown } });
      expect(outcome).toEqual(rejected('signature_mismatch'));
      expect(line()?.fields).toMatchObject({ outcome: 'rejected', code: 'signature_mismatch' });
      expect(metrics.sum('Rejected')).toBe(1);
    },
  );

  it.each([{}, { token: '' }])('is refused without one, and costs no look at a secret: %j', async (shown) => {
    const { sent, secrets } = sentTo();
    expect(await sent({ headers: { challenge: 'abc', ...shown } })).toEqual(rejected('signature_missing'));
    expect(secrets.asked).toEqual([]);
  });

  it('is given back to one that was changed a moment ago, after one more look', async () => {
    let looks = 0;
    const rotated: Secrets = {
      get: async () => [new Secret(stored)],
      refresh: async () => {
        looks += 1;
        return [new Secret({ ...stored, verifyToken: 'n3w' })];
      },
    };
    const { sent } = sentTo(unproven(withToken), rotated);
    const show = (token: string) => sent({ headers: { challenge: 'abc', token } });
    expect(await show('n3w')).toMatchObject({ kind: 'answered' });
    expect(looks).toBe(1);
    expect(await show('other')).toEqual(rejected('signature_mismatch'));
  });

  it('is refused where only the key of deliveries is stored, whatever is shown', async () => {
    const { sent, signedAs } = sentTo(unproven(withToken), new FixedSecrets({ 'hooks/one': ['s3cret'] }));
    for (const shown of ['s3cret', 't0ken', 'undefined'])
      expect(await sent({ headers: { challenge: 'abc', token: shown } })).toEqual(
        rejected('signature_mismatch'),
      );
    expect(await signedAs({ body: '{}' })).toMatchObject({ kind: 'accepted' });
  });

  it('waits for a secret that cannot be had', async () => {
    const { sent, metrics, line } = sentTo(unproven(withToken), new FixedSecrets({}));
    const outcome = await sent({ headers: { challenge: 'abc', token: 't0ken' } });
    expect(outcome).toEqual({ kind: 'unavailable', code: 'secret_absent' });
    expect(metrics.sum('Unavailable')).toBe(1);
    expect(line()?.level).toBe('error');
  });

  it('needs another proof than a delivery: the right token proves none', async () => {
    const { sent, publisher } = sentTo();
    expect(await sent({ headers: { token: 't0ken' }, body: '{}' })).toEqual(rejected('signature_missing'));
    expect(publisher.calls).toEqual([]);
  });
});

describe('a MAC of a challenge', () => {
  const answer = (made: string) => ok(`sha256=${made}`);
  const asked =
    (shape: RegExp): Ask =>
    ({ headers }) =>
      headers.has('crc')
        ? {
            kind: 'mac',
            challenge: headers.get('crc') ?? '',
            shape,
            digest: 'sha256',
            encoding: 'hex',
            answer,
          }
        : undefined;
  const made = (challenge: string) => Buffer.from(mac('sha256', 's3cret', [challenge])).toString('hex');

  it('is made with the key of its deliveries, and publishes nothing', async () => {
    const { sent, publisher, line, metrics } = aGatewayFor(unproven(asked(/[A-Za-z0-9]{1,64}/)));
    const outcome = await sent({ method: 'GET', headers: { crc: 'abc' } });
    expect(outcome).toEqual({ kind: 'answered', answer: ok(`sha256=${made('abc')}`) });
    expect(publisher.calls).toEqual([]);
    expect(line()?.fields).toMatchObject({ outcome: 'answered' });
    expect(metrics.sum('Rejected') + metrics.sum('Accepted')).toBe(0);
  });

  it.each([
    ['a pattern of all of it', /^[A-Za-z0-9]{1,64}$/],
    ['a pattern that somebody left without its ends', /[A-Za-z0-9]{1,64}/],
    ['a pattern that sees lines', /^[A-Za-z0-9]{1,64}$/m],
    ['a pattern that remembers', /[A-Za-z0-9]{1,64}/g],
  ])('is made of nothing that a delivery could be, by %s', async (_, shape) => {
    const { sent, secrets } = aGatewayFor(unproven(asked(shape)));
    for (const crc of ['{"id":"evt_1"}', 'abc\n{"id":"evt_1"}', '{}abc', '', 'x'.repeat(65), 'abc\n'])
      expect(await sent({ headers: { crc } })).toEqual(rejected('body_malformed'));
    expect(secrets.asked).toEqual([]);
    for (const crc of ['abc', 'abc'])
      expect(await sent({ headers: { crc } })).toMatchObject({ answer: { body: `sha256=${made(crc)}` } });
  });

  it('goes with another field of the secret where one is asked for, and is not told where none is stored', async () => {
    const ask: Ask = () => ({
      kind: 'mac',
      challenge: 'abc',
      shape: /abc/,
      digest: 'sha256',
      encoding: 'hex',
      beside: forms.verifyToken,
      answer: (made, beside) => ok(`${beside}|${made}`),
    });
    expect(await aGatewayFor(unproven(ask)).sent({})).toMatchObject({
      answer: { body: `t0ken|${made('abc')}` },
    });
    const alone = new FixedSecrets({ 'hooks/one': ['s3cret'] });
    expect(await aGatewayFor(unproven(ask), alone).sent({})).toEqual(rejected('signature_mismatch'));
  });

  it('waits for a secret that cannot be had', async () => {
    const { sent } = aGatewayFor(unproven(asked(/abc/)), new FixedSecrets({}));
    expect(await sent({ headers: { crc: 'abc' } })).toEqual({ kind: 'unavailable', code: 'secret_absent' });
  });
});

describe('a confirmation', () => {
  const good = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=abc';
  const address = /https:\/\/sns[.][a-z0-9-]+[.]amazonaws[.]com\/[?]Action=ConfirmSubscription&Token=[a-z]+/;
  const confirming = proven(({ headers }) =>
    headers.has('confirm') ? { kind: 'confirm', url: headers.get('confirm') ?? '', address } : undefined,
  );
  const failed = { kind: 'unavailable', code: 'confirmation_failed' };
  const at = (web: FixedWeb) => aGatewayFor(confirming, undefined, web);

  it('looks at the address once, and publishes nothing', async () => {
    const { signedAs, web, publisher, line } = at(new FixedWeb({ [good]: '<ok/>' }));
    expect(await signedAs({ headers: { confirm: good } })).toEqual({ kind: 'answered', answer: ok('') });
    expect(web.asked).toEqual([good]);
    expect(publisher.calls).toEqual([]);
    expect(line()?.fields).toMatchObject({ outcome: 'answered', proof: 'signed' });
  });

  it('succeeds with a document that is empty, too', async () => {
    const { signedAs } = at(new FixedWeb({ [good]: '' }));
    expect(await signedAs({ headers: { confirm: good } })).toMatchObject({ kind: 'answered' });
  });

  it.each([
    ['is not there', {}],
    ['is out of reach', { [good]: new Error('down') }],
  ])('has the sender ask again where its address %s', async (_, documents) => {
    const { signedAs, metrics, line, publisher } = at(new FixedWeb(documents));
    expect(await signedAs({ headers: { confirm: good } })).toEqual(failed);
    expect(metrics.sum('Unavailable')).toBe(1);
    expect(line()).toMatchObject({ level: 'error', fields: { code: 'confirmation_failed' } });
    expect(publisher.calls).toEqual([]);
  });

  it.each([
    `${good}&x=https://bad.example/`,
    `https://bad.example/${good}`,
    good.replace('https:', 'http:'),
    good.replace('.com', '.com.bad.example'),
    good.replace('sns.', 'user@sns.'),
    `${good}\n`,
    `${good}#`,
    `${good}1`,
    'https://169.254.169.254/latest/meta-data/',
    '',
  ])('looks at nothing but what is pinned as a whole: %j', async (confirm) => {
    const { signedAs, web, line } = at(new FixedWeb({ [confirm]: 'x' }));
    expect(await signedAs({ headers: { confirm } })).toEqual(rejected('key_not_trusted'));
    expect(web.asked).toEqual([]);
    expect(line()?.fields).toMatchObject({ code: 'key_not_trusted' });
  });

  it('that nobody has proven looks at nothing', async () => {
    const { sent, web } = at(new FixedWeb({ [good]: 'x' }));
    expect(await sent({ headers: { confirm: good } })).toEqual(rejected('signature_missing'));
    expect(web.asked).toEqual([]);
  });
});

describe('a provider that asks nothing', () => {
  it('has its deliveries taken as they are', async () => {
    const { handshakes: _, ...silent } = asking();
    const { gateway } = aGateway({ endpoints: [anEndpoint(silent)] });
    const delivery = signed(aDelivery({ body: '{}' }), configured(silent), 's3cret');
    expect(await gateway.receive(delivery)).toMatchObject({ kind: 'accepted' });
  });
});
