import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import {
  type FunctionUrlHandler,
  functionUrlHandler,
} from '../../../../src/adapters/edge/lambda-url/handler.ts';
import type { Delivery } from '../../../../src/domain/delivery.ts';
import type { Endpoint } from '../../../../src/domain/endpoint.ts';
import { github } from '../../../../src/domain/providers/github.ts';
import { stripe } from '../../../../src/domain/providers/stripe.ts';
import { twilio } from '../../../../src/domain/providers/twilio.ts';
import { Gateway } from '../../../../src/domain/receiving/gateway.ts';
import { aDelivery, signed } from '../../../support/deliveries.ts';
import {
  FixedSecrets,
  FixedWeb,
  MemoryEnrolments,
  RecordingLog,
  RecordingMetrics,
  RecordingPublisher,
} from '../../../support/fakes.ts';
import { functionUrlEvent } from '../../../support/function-url-events.ts';
import { ManualClock } from '../../../support/manual-clock.ts';

const common = { bus: 'default', format: 'payload' } as const;
const endpoints: readonly Endpoint[] = [
  { ...common, name: 'github', provider: github, secretId: 'github' },
  { ...common, name: 'asked', provider: { ...github, asks: 'Basic realm="webhooks"' }, secretId: 'github' },
  { ...common, name: 'stripe', provider: stripe, secretId: 'stripe' },
  { ...common, name: 'sms', provider: twilio, secretId: 'twilio' },
  { ...common, name: 'calls', provider: twilio, secretId: 'twilio' },
  {
    ...common,
    name: 'public',
    provider: twilio,
    secretId: 'twilio',
    publicUrl: 'https://hooks.example.com/public',
  },
];

let clock: ManualClock;
let log: RecordingLog;
let metrics: RecordingMetrics;
let publisher: RecordingPublisher;
let handler: FunctionUrlHandler;

beforeEach(() => {
  clock = new ManualClock();
  log = new RecordingLog();
  metrics = new RecordingMetrics();
  publisher = new RecordingPublisher();
  const secrets = new FixedSecrets({ github: ['g'], stripe: ['s'], twilio: ['t'] });
  const gateway = new Gateway(endpoints, undefined, {
    secrets,
    keys: new FixedSecrets({}),
    web: new FixedWeb({}),
    enrolments: new MemoryEnrolments(),
    publisher,
    clock,
    log,
    metrics,
    journal: { keep: () => {} },
  });
  handler = functionUrlHandler(gateway, endpoints, clock, log, metrics);
});

function call(event: unknown, remainingMs = 30_000) {
  return handler(event, { getRemainingTimeInMillis: () => remainingMs });
}

function push(): Delivery {
  const headers = {
    'content-type': 'application/json',
    'x-github-event': 'push',
    'x-github-delivery': 'id-1',
  };
  return signed(aDelivery({ rawPath: '/github', headers, body: '{"n":1}' }), github, 'g');
}

function fixture(name: string): LambdaFunctionURLEvent {
  const url = new URL(`../../../fixtures/lambda-url/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as LambdaFunctionURLEvent;
}

it.each([true, false])('a delivery becomes an event, its body in base64: %p', async (base64) => {
  await expect(call(functionUrlEvent(push(), base64))).resolves.toEqual({
    statusCode: 200,
    headers: {},
    body: '',
  });
  expect(publisher.events).toMatchObject([{ source: 'github.com', detailType: 'push', detail: '{"n":1}' }]);
});

it.each([undefined, null, 'text', 7, [], {}, { Records: [] }, { requestContext: { http: {} } }])(
  'what is no event, %j, is answered with 400, a line of log, a number, and nothing else',
  async (event) => {
    await expect(call(event)).resolves.toMatchObject({ statusCode: 400, body: '{"error":"bad_request"}' });
    expect(log.lines).toMatchObject([{ level: 'warn', name: 'unreadable_event' }]);
    expect(log.lines[0]?.fields.message).toMatch(/not an event of a function URL/);
    expect(metrics.records).toEqual([{ values: { Refused: 1 }, labels: { code: 'bad_request' } }]);
  },
);

it('a Host header that is no host name is called that, clipped, with who sent it', async () => {
  const { headers, requestContext, ...event } = functionUrlEvent(push());
  const host = `other.example.com/${'a'.repeat(1_000)}`;
  const http = { ...requestContext.http, sourceIp: '192.0.2.7', userAgent: 'curl/8.5.0' };
  const answer = await call({
    ...event,
    headers: { ...headers, host },
    requestContext: { ...requestContext, http },
  });
  expect(answer).toMatchObject({ statusCode: 400, body: '{"error":"bad_request"}' });
  expect(log.lines).toEqual([
    {
      level: 'warn',
      name: 'unreadable_event',
      fields: {
        message: 'the Host header is not a host name with an optional port',
        host: host.slice(0, 200),
        source: '192.0.2.7',
        userAgent: 'curl/8.5.0',
      },
    },
  ]);
});

describe('the time left', () => {
  it('is what the sender waits, less a tenth', async () => {
    await call(functionUrlEvent(push()));
    expect(publisher.calls[0]?.left).toBe(9_000);
  });

  it('counts from the receipt of the request, not from the start of the handler', async () => {
    const delivery = push();
    clock.advance(4_000);
    await call(functionUrlEvent(delivery));
    expect(publisher.calls[0]?.left).toBe(5_000);
  });

  it('is what Lambda leaves, less the way back, where that is less', async () => {
    await call(functionUrlEvent(push()), 3_000);
    expect(publisher.calls[0]?.left).toBe(2_500);
  });
});

describe('a named stage of an HTTP API', () => {
  const atStage = (delivery: Delivery): LambdaFunctionURLEvent => {
    const event = functionUrlEvent(delivery);
    return { ...event, requestContext: { ...event.requestContext, stage: 'prod' } };
  };

  it('stands before the path of an endpoint, and is part of the URL that was signed', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sms = aDelivery({ rawPath: '/prod/sms', host: 'api.example.com', headers, body: 'MessageSid=SM1' });
    await expect(call(atStage({ ...push(), rawPath: '/prod/github' }))).resolves.toMatchObject({
      statusCode: 200,
    });
    await expect(call(atStage(signed(sms, twilio, 't')))).resolves.toMatchObject({ statusCode: 200 });
    expect(publisher.events.map(({ endpoint }) => endpoint)).toEqual(['github', 'sms']);
  });

  it('is not looked for in the path of a function URL', async () => {
    await call(functionUrlEvent({ ...push(), rawPath: '/prod/github' }));
    expect(log.named('delivery')).toMatchObject([{ fields: { code: 'unknown_endpoint' } }]);
  });
});

describe('a signature that no secret matches, at a host that is no function URL', () => {
  /** Shaped like Twilio's, made by nobody. */
  function forged(event: LambdaFunctionURLEvent, rawPath = event.rawPath): LambdaFunctionURLEvent {
    const headers = { ...event.headers, 'x-twilio-signature': `${'A'.repeat(27)}=` };
    return { ...event, rawPath, headers };
  }
  const advice = () => log.lines.filter(({ name }) => name.startsWith('public_url_'));

  it('brings up publicUrl once per endpoint whose sender signs the URL', async () => {
    const event = fixture('http-api');
    for (let n = 0; n < 3; n += 1) {
      await call(forged(event));
      await call(forged(event, '/calls/'));
    }
    expect(log.named('public_url_missing')).toMatchObject([
      { level: 'warn', fields: { endpoint: 'sms', message: expect.stringContaining('publicUrl') } },
      { level: 'warn', fields: { endpoint: 'calls' } },
    ]);
    expect(advice()).toHaveLength(2);
  });

  it.each([
    { path: '/github', why: 'its sender does not sign the URL' },
    { path: '/stripe', why: 'its sender does not sign the URL' },
    { path: '/public', why: 'publicUrl is set' },
    { path: '/nobody', why: 'nobody is there' },
  ])('is a wrong secret, or noise, at $path: $why', async ({ path }) => {
    await call(forged(fixture('http-api'), path));
    expect(advice()).toEqual([]);
  });

  it.each([
    'hooks.example.com',
    'hooks.example.com:8443',
    'a.lambda-url.eu-west-1.on.aws.example.com',
    '127.0.0.1:8787',
  ])('brings it up at %s', async (host) => {
    const event = fixture('base64');
    await call(forged({ ...event, headers: { ...event.headers, host } }, '/sms'));
    expect(log.named('public_url_missing')).toHaveLength(1);
  });

  it.each(['abc.lambda-url.eu-west-1.on.aws', 'ABC.Lambda-URL.cn-north-1.on.aws:443'])(
    'is a wrong secret at a function URL: %s',
    async (host) => {
      const event = fixture('base64');
      await call(forged({ ...event, headers: { ...event.headers, host } }, '/sms'));
      expect(log.named('delivery')).toMatchObject([{ fields: { code: 'signature_mismatch' } }]);
      expect(advice()).toEqual([]);
    },
  );

  it('is not brought up by what is verified, or lacks a signature', async () => {
    const event = fixture('http-api');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const parts = { rawPath: '/sms', host: 'api.example.com', headers, body: 'MessageSid=SM1' };
    const answer = await call(functionUrlEvent(signed(aDelivery(parts), twilio, 't')));
    expect(answer).toMatchObject({ statusCode: 200 });
    await call(event);
    expect(log.named('delivery')).toMatchObject([{}, { fields: { code: 'signature_missing' } }]);
    expect(advice()).toEqual([]);
  });

  it.each([
    { path: '/sms', name: 'public_url_missing' },
    { path: '/public', name: 'public_url_differs' },
  ])('brings up a query that is not configured, at any host: $path', async ({ path, name }) => {
    const event = { ...forged(fixture('base64'), path), rawQueryString: 'token=hunter2' };
    await call(event);
    await call(event);
    expect(log.named('delivery')).toMatchObject([
      { fields: { code: 'query_not_configured' } },
      { fields: { code: 'query_not_configured' } },
    ]);
    expect(advice()).toMatchObject([{ name, level: 'warn', fields: { endpoint: path.slice(1) } }]);
    expect(JSON.stringify(log.lines)).not.toContain('hunter2');
  });
});

describe('a sender that shows its credentials only to who asks', () => {
  const { headers, ...unsigned } = push();
  const bare = functionUrlEvent({ ...unsigned, headers: new Map() });
  const signedAt = (rawPath: string) => functionUrlEvent({ ...unsigned, headers, rawPath });

  it('is asked for them where it is rejected, and nowhere else', async () => {
    expect(await call({ ...bare, rawPath: '/asked' })).toEqual({
      statusCode: 401,
      headers: { 'content-type': 'application/json', 'www-authenticate': 'Basic realm="webhooks"' },
      body: '{"error":"unauthorized"}',
    });
    const others = [
      await call(signedAt('/asked')),
      await call({ ...bare, rawPath: '/github' }),
      await call({ ...bare, rawPath: '/nobody' }),
    ];
    expect(others).toMatchObject([{ statusCode: 200 }, { statusCode: 401 }, { statusCode: 401 }]);
    expect(JSON.stringify(others)).not.toMatch(/www-authenticate/i);
  });

  it('is counted and logged as any other that shows nothing', async () => {
    await call({ ...bare, rawPath: '/asked' });
    await call({ ...bare, rawPath: '/github' });
    const [asked, other] = log.named('delivery').map(({ level, fields: { endpoint: _, ...fields } }) => ({
      level,
      fields,
    }));
    expect(asked).toEqual(other);
    expect(metrics.records.map(({ values }) => values)).toEqual([
      { Rejected: 1, Unsigned: 1 },
      { Rejected: 1, Unsigned: 1 },
    ]);
  });
});
