import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { type FunctionUrlHandler, functionUrlHandler } from '../../../src/adapters/lambda-url/handler.ts';
import type { Delivery } from '../../../src/domain/delivery.ts';
import type { Endpoint } from '../../../src/domain/endpoint.ts';
import { Gateway } from '../../../src/domain/gateway.ts';
import { github } from '../../../src/domain/providers/github.ts';
import { stripe } from '../../../src/domain/providers/stripe.ts';
import { twilio } from '../../../src/domain/providers/twilio.ts';
import { aDelivery, signed } from '../../support/deliveries.ts';
import { FixedSecrets, RecordingLog, RecordingMetrics, RecordingPublisher } from '../../support/fakes.ts';
import { functionUrlEvent } from '../../support/function-url-events.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const common = { bus: 'default', format: 'payload' } as const;
const endpoints: readonly Endpoint[] = [
  { ...common, name: 'github', provider: github, secretId: 'github' },
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
  const gateway = new Gateway(endpoints, undefined, { secrets, publisher, clock, log, metrics });
  handler = functionUrlHandler(gateway, endpoints, clock, log);
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
  const url = new URL(`../../fixtures/lambda-url/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as LambdaFunctionURLEvent;
}

function elsewhere(event: LambdaFunctionURLEvent, rawPath: string): LambdaFunctionURLEvent {
  return { ...event, rawPath, requestContext: { ...event.requestContext } };
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
  'what is no event, %j, is answered with 400, a line of log, and nothing else',
  async (event) => {
    await expect(call(event)).resolves.toMatchObject({ statusCode: 400, body: '{"error":"bad_request"}' });
    expect(log.lines).toMatchObject([{ level: 'warn', name: 'unreadable_event' }]);
    expect(metrics.records).toEqual([]);
  },
);

describe('the time left', () => {
  it('is what the sender waits, less a tenth', async () => {
    await call(functionUrlEvent(push()));
    expect(publisher.calls[0]?.deadline).toBe(clock.now() + 9_000);
  });

  it('counts from the receipt of the request, not from the start of the handler', async () => {
    const delivery = push();
    clock.advance(4_000);
    await call(functionUrlEvent(delivery));
    expect(publisher.calls[0]?.deadline).toBe(delivery.receivedAt + 9_000);
  });

  it('is what Lambda leaves, less the way back, where that is less', async () => {
    await call(functionUrlEvent(push()), 3_000);
    expect(publisher.calls[0]?.deadline).toBe(clock.now() + 2_500);
  });
});

describe('an HTTP API, which decodes the path', () => {
  it('is warned about once per endpoint whose sender signs the URL', async () => {
    const event = fixture('http-api');
    for (let n = 0; n < 3; n += 1) {
      await call(event);
      await call(elsewhere(event, '/calls'));
    }
    const warnings = log.named('path_decoded');
    expect(warnings).toMatchObject([
      { level: 'warn', fields: { endpoint: 'sms', message: expect.stringContaining('publicUrl') } },
      { level: 'warn', fields: { endpoint: 'calls' } },
    ]);
    expect(warnings).toHaveLength(2);
  });

  it.each([
    { path: '/github', why: 'its sender does not sign the URL' },
    { path: '/stripe', why: 'its sender does not sign the URL' },
    { path: '/public', why: 'publicUrl is set' },
    { path: '/nobody', why: 'nobody is there' },
  ])('is no matter for $path: $why', async ({ path }) => {
    await call(elsewhere(fixture('http-api'), path));
    expect(log.named('path_decoded')).toEqual([]);
  });

  it('is warned about where the event names no domain at all', async () => {
    const event = fixture('http-api');
    const { domainName: _, ...requestContext } = event.requestContext;
    await call({ ...event, requestContext });
    expect(log.named('path_decoded')).toHaveLength(1);
  });

  it('is not mistaken for a function URL behind a CDN or on its own', async () => {
    await call(fixture('base64'));
    expect(log.named('path_decoded')).toEqual([]);
  });
});
