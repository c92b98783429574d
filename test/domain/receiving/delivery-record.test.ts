import { describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../../src/domain/delivery.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import { tooLarge } from '../../../src/domain/publishing/receipts.ts';
import { originHeader } from '../../../src/domain/receiving/origin.ts';
import { replaced, Secret } from '../../../src/domain/verification/secrets/secret.ts';
import type { Receipt } from '../../../src/ports/publisher.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { FixedSecrets } from '../../support/fakes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { aGateway, anEndpoint, type GatewayParts } from '../support/gateways.ts';

const headers = { 'x-github-event': 'push', 'x-github-delivery': 'd-1' };
const delivery = signed(aDelivery({ headers, body: '{"a":1}' }), github, 's3cret');
const labels = { endpoint: { name: 'hook', provider: 'github' } };

async function record(
  received: Delivery,
  parts: GatewayParts = {},
  receipt: Receipt = { status: 'published' },
) {
  const world = aGateway(parts);
  world.publisher.receiptFor = () => receipt;
  const outcome = await world.gateway.receive(received);
  const [line, ...more] = world.log.named('delivery');
  expect(more).toEqual([]);
  return { ...world, outcome, line };
}

describe('the log line of a delivery', () => {
  it('says what was accepted, by which secret, and how long each step took', async () => {
    const clock = new ManualClock();
    const inner = new FixedSecrets({ 'hooks/one': ['new', 's3cret'] });
    const get = (id: string) => {
      clock.advance(30);
      return inner.get(id);
    };
    const { line } = await record(delivery, { clock, secrets: { get, refresh: async () => undefined } });
    expect(line).toEqual({
      level: 'info',
      name: 'delivery',
      fields: {
        endpoint: 'hook',
        provider: 'github',
        outcome: 'accepted',
        status: 200,
        id: expect.stringMatching(/^d-1:[0-9a-f]{16}$/),
        type: 'push',
        events: 1,
        proof: 'signed',
        secret: 'current:1',
        ms: { verify: 30, normalise: 0, publish: 0, total: 30 },
      },
    });
  });

  it('never says that a step took less than no time, whatever the clock does meanwhile', async () => {
    const clock = new ManualClock();
    const inner = new FixedSecrets({ 'hooks/one': ['s3cret'] });
    const get = (id: string) => {
      clock.advance(-3_600_000);
      return inner.get(id);
    };
    const { line } = await record(delivery, { clock, secrets: { get, refresh: async () => undefined } });
    expect(line?.fields.ms).toEqual({ verify: 0, normalise: 0, publish: 0, total: 0 });
  });

  it('says of a batch how many events it held', async () => {
    const batch = signed(aDelivery({ body: '[{"id":"1"},{"id":"2"}]' }), twilio, 's3cret');
    const { line } = await record(batch, { endpoints: [anEndpoint(twilio)] });
    expect(line?.fields).toMatchObject({ id: '1', events: 2 });
  });

  it('says why a delivery was rejected, and names nothing that is not verified', async () => {
    const { line } = await record({ ...delivery, body: Buffer.from('{"a":2}') });
    expect(line).toMatchObject({
      level: 'info',
      fields: { outcome: 'rejected', code: 'signature_mismatch' },
    });
    for (const name of ['id', 'type', 'events', 'proof', 'secret'])
      expect(line?.fields[name]).toBeUndefined();
  });

  describe('that is turned away', () => {
    const caller = { sourceAddress: '203.0.113.7', userAgent: 'GitHub-Hookshot/ab12' };
    const viewer = { 'cloudfront-viewer-address': '198.51.100.9:443', 'x-forwarded-for': '192.0.2.66' };
    const from = (headers: Readonly<Record<string, string>>, parts: Partial<Delivery> = {}): Delivery => ({
      ...delivery,
      ...caller,
      headers: new Map([...delivery.headers, ...Object.entries({ ...viewer, ...headers })]),
      ...parts,
    });
    const wrong = { body: Buffer.from('{"a":2}') };

    it.each([
      ['rejected', from({}, wrong), {}],
      ['rejected', from({}, { rawPath: '/nobody' }), {}],
      ['refused', from({}, { method: 'PUT' }), {}],
      ['refused', from({}), { originSecretId: 'origin' }],
    ] as const)('says who came, and takes no header for it: %s', async (outcome, received, parts) => {
      const { line } = await record(received, parts);
      expect(line?.fields).toMatchObject({
        outcome,
        source: '203.0.113.7',
        userAgent: 'GitHub-Hookshot/ab12',
      });
      expect(line?.fields.forwardedViewer).toBeUndefined();
      expect(JSON.stringify(line)).not.toContain('192.0.2.66');
    });

    it('says whom the CDN names, where it has proven that it is the one that calls', async () => {
      const received = from({ [originHeader]: '0rigin' }, wrong);
      const { line } = await record(received, { originSecretId: 'origin' });
      expect(line?.fields).toMatchObject({ source: '203.0.113.7', forwardedViewer: '198.51.100.9:443' });
    });

    it('says no more than 200 characters of each', async () => {
      const long = 'x'.repeat(10_000);
      const received = from(
        { [originHeader]: '0rigin', 'cloudfront-viewer-address': long },
        { ...wrong, sourceAddress: long, userAgent: long },
      );
      const { line } = await record(received, { originSecretId: 'origin' });
      for (const name of ['source', 'userAgent', 'forwardedViewer']) {
        expect(line?.fields[name]).toBe('x'.repeat(200));
      }
    });

    it('is the only one that says so: neither what was accepted nor an outage does', async () => {
      const lines = [
        (await record(from({}))).line,
        (await record(from({}), { secrets: new FixedSecrets({}) })).line,
      ];
      expect(lines.map((line) => line?.fields.outcome)).toEqual(['accepted', 'unavailable']);
      expect(JSON.stringify(lines)).not.toMatch(/203|Hookshot|198/);
    });
  });

  it('says which path nobody knows, and calls it by no endpoint', async () => {
    const { line } = await record({ ...delivery, rawPath: '/nobody' });
    expect(line?.fields).toMatchObject({ path: '/nobody', outcome: 'rejected', code: 'unknown_endpoint' });
    expect(line?.fields.endpoint).toBeUndefined();
  });

  it.each([
    ['info', {}, { status: 'published' }],
    ['warn', {}, tooLarge],
    ['error', {}, { status: 'unavailable', reason: 'outage', code: 'ThrottlingException' }],
    [
      'error',
      { secrets: { get: () => Promise.reject(new Error('bug')), refresh: async () => undefined } },
      { status: 'published' },
    ],
  ] as const)('has the level %s: %#', async (level, parts, receipt) => {
    expect((await record(delivery, parts, receipt)).line?.level).toBe(level);
  });

  it.each([
    ['published', 'accepted', 'Accepted'],
    ['parked', 'parked', 'Parked'],
    ['duplicate', 'duplicate', 'Duplicate'],
  ] as const)('of what was %s says %s, and counts it as %s', async (status, outcome, metric) => {
    const { line, metrics } = await record(delivery, {}, { status });
    expect(line?.fields.outcome).toBe(outcome);
    expect(metrics.sum(metric)).toBe(1);
  });

  it('has the time of a step also where the step throws', async () => {
    const secrets = new FixedSecrets({});
    const { line } = await record(delivery, { secrets });
    expect(line?.fields.ms).toEqual({ verify: 0, total: 0 });
  });
});

describe('what is never logged', () => {
  const marks = ['s3cret', '0rigin', 'query-mark', 'body-mark', 'header-mark'];
  const marked = (signature?: string): Delivery => {
    const body = 'Body=body-mark&MessageSid=SM1';
    const type = {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: 'header-mark',
      [originHeader]: '0rigin',
    };
    const unsigned = aDelivery({ rawQuery: 'token=query-mark', headers: type, body });
    const good = signed(unsigned, twilio, 's3cret');
    return signature === undefined
      ? good
      : { ...good, headers: new Map([...good.headers, ['x-twilio-signature', signature]]) };
  };

  it.each([
    ['an accepted delivery', marked(), {}],
    ['a rejected delivery', marked(`${'A'.repeat(27)}=`), {}],
    ['a malformed signature', marked('header-mark'), {}],
    ['an unknown path', { ...marked(), rawPath: '/nobody' }, {}],
    ['an outage of secrets', marked(), { secrets: new FixedSecrets({ origin: ['0rigin'] }) }],
    ['a wrong origin', marked(), { secrets: new FixedSecrets({ origin: ['other'] }) }],
    ['a bug', marked(), { publisher: { publish: () => Promise.reject(new Error('bug')) } }],
  ])('is body, secret, signature, header or query: %s', async (_, received, parts) => {
    const world = aGateway({ endpoints: [anEndpoint(twilio)], originSecretId: 'origin', ...parts });
    await world.gateway.receive(received);
    const written = JSON.stringify([world.log.lines, world.metrics.records]);
    expect(world.log.lines.length).toBeGreaterThan(0);
    for (const mark of [...marks, received.headers.get('x-twilio-signature')!])
      expect(written).not.toContain(mark);
  });
});

describe('the log lines of a failure', () => {
  it('say that no secret can be had, once per delivery', async () => {
    const { log, metrics } = await record(delivery, { secrets: new FixedSecrets({}) });
    expect(log.lines).toMatchObject([
      { level: 'error', fields: { outcome: 'unavailable', code: 'secret_absent' } },
    ]);
    expect(metrics.sum('Unavailable')).toBe(1);
  });

  it.each([
    [new TypeError('broken'), 'TypeError: broken'],
    ['broken', 'broken'],
  ])('say where our bug is: %s', async (thrown, shown) => {
    const { log } = await record(delivery, { publisher: { publish: () => Promise.reject(thrown) } });
    const [line] = log.named('internal');
    expect(line?.level).toBe('error');
    expect(String(line?.fields.stack)).toContain(shown);
  });
});

describe('the metrics of a delivery', () => {
  const forged = { ...delivery, body: Buffer.from('{"a":2}') };

  it.each([
    ['of a wrong method', aDelivery({ method: 'PUT' }), {}, { ...labels, code: 'method_not_allowed' }],
    ['of a wrong origin', delivery, { originSecretId: 'origin' }, { code: 'wrong_origin' }],
  ] as const)('count a refusal by its code: %s', async (_, received, more, whose) => {
    const { metrics } = await record(received, { ...more });
    expect(metrics.records).toEqual([{ values: { Refused: 1 }, labels: whose }]);
  });

  it.each([
    ['accepted', delivery, { status: 'published' }, { Accepted: 1, Proven: 1, PublishLatency: 0 }],
    [
      'unavailable',
      delivery,
      { status: 'unavailable', reason: 'outage', code: 'a' },
      { Unavailable: 1, Proven: 1, PublishLatency: 0 },
    ],
    ['too large', delivery, tooLarge, { Oversize: 1, Proven: 1, PublishLatency: 0 }],
    ['unsigned', aDelivery(), { status: 'published' }, { Rejected: 1, Unsigned: 1 }],
    ['forged', forged, { status: 'published' }, { Rejected: 1, Proven: 0 }],
  ] as const)('count it once under its endpoint: %s', async (_, received, receipt, values) => {
    const whose = 'Accepted' in values ? { ...labels, proof: 'signed' } : labels;
    expect((await record(received, {}, receipt)).metrics.records).toEqual([{ values, labels: whose }]);
  });

  it.each([
    ['the current one', { stage: 'current', position: 0 }, {}],
    ['one that waits', { stage: 'pending', position: 0 }, {}],
    ['one behind the first of its list', { stage: 'current', position: 1 }, { OldSecret: 1 }],
    ['one that was replaced', replaced(0, 1e12), { OldSecret: 1 }],
  ] as const)('say under its endpoint whether an old secret proved it: %s', async (_, standing, old) => {
    const secrets = { get: async () => [new Secret('s3cret', { position: 0, ...standing })] };
    const { metrics } = await record(delivery, { secrets: { ...secrets, refresh: async () => undefined } });
    expect(metrics.records).toEqual([
      {
        values: { Accepted: 1, Proven: 1, PublishLatency: 0, ...old },
        labels: { ...labels, proof: 'signed' },
      },
    ]);
  });

  it('do not say it of a secret that proved nothing', async () => {
    const old = new Secret('s3cret', { stage: 'current', position: 1 });
    const secrets = { get: async () => [old], refresh: async () => undefined };
    const { metrics } = await record(forged, { secrets });
    expect(metrics.records).toEqual([{ values: { Rejected: 1, Proven: 0 }, labels }]);
  });

  it('count neither a handshake nor our bug', async () => {
    const answer = { status: 200, headers: {}, body: '' };
    const shaking = anEndpoint({
      ...github,
      handshakes: [{ when: 'proven', read: () => ({ kind: 'reply', answer }) }],
    });
    expect((await record(delivery, { endpoints: [shaking] })).metrics.records).toEqual([
      { values: {}, labels },
    ]);
    const publisher = { publish: () => Promise.reject(new Error('bug')) };
    const { metrics } = await record(delivery, { publisher });
    expect(metrics.records).toEqual([{ values: { Proven: 1, PublishLatency: 0 }, labels }]);
  });

  it('never carry a name that a stranger chose', async () => {
    const { metrics } = await record({ ...delivery, rawPath: '/stranger' });
    expect(metrics.records).toEqual([{ values: { Rejected: 1, UnknownEndpoint: 1 }, labels: {} }]);
  });
});
