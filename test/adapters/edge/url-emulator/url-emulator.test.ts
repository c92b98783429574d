import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { IncomingMessage } from 'node:http';
import { connect, Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import { toFunctionUrlEvent } from '../../../../src/adapters/edge/url-emulator/event.ts';
import type { urlEmulator } from '../../../../src/adapters/edge/url-emulator/server.ts';
import { EmulatedUrl } from '../../../support/emulated-url.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { exchange } from '../../../support/raw-http.ts';

const clock = new ManualClock();
const ok: LambdaFunctionURLResult = { statusCode: 200 };
const mebibyte = 1024 * 1024;

type Handler = Parameters<typeof urlEmulator>[0];

const url = new EmulatedUrl(clock);
afterEach(() => url.close());

interface Sent {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: readonly string[];
  readonly body?: string | Uint8Array;
}

/** The event that becomes of a request. */
async function eventOf({ method = 'POST', target = '/github', headers = [], body = '' }: Sent) {
  const events: LambdaFunctionURLEvent[] = [];
  const port = await url.listen(async (event) => {
    events.push(event);
    return ok;
  });
  const answer = await exchange(
    port,
    [`${method} ${target} HTTP/1.1`, 'Host: 127.0.0.1:8787', ...headers],
    body,
  );
  expect(answer).toMatch(/^HTTP\/1[.]1 200 /);
  expect(events).toHaveLength(1);
  return events[0] as LambdaFunctionURLEvent;
}

async function answerOf(handler: Handler, body: string | Uint8Array = ''): Promise<string> {
  return exchange(await url.listen(handler), ['POST /github HTTP/1.1', 'Host: localhost'], body);
}

describe('the event', () => {
  it('has the shape of a real one, field by field', async () => {
    const real = JSON.parse(
      readFileSync(new URL('../../../fixtures/lambda-url/cookies.json', import.meta.url), 'utf8'),
    ) as LambdaFunctionURLEvent;
    const event = await eventOf({
      target: '/github?a=1',
      headers: [
        'Content-Type: application/json',
        'Cookie: session=abc; theme=dark',
        'User-Agent: GitHub-Hookshot/1',
      ],
      body: '{}',
    });
    const { queryStringParameters, ...rest } = event;
    expect(Object.keys(rest).sort()).toEqual(Object.keys(real).sort());
    expect(Object.keys(event.requestContext).sort()).toEqual(Object.keys(real.requestContext).sort());
    expect(event).toEqual({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/github',
      rawQueryString: 'a=1',
      cookies: ['session=abc', 'theme=dark'],
      headers: {
        host: '127.0.0.1:8787',
        'content-type': 'application/json',
        'content-length': '2',
        'user-agent': 'GitHub-Hookshot/1',
        connection: 'close',
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-port': '443',
        'x-forwarded-proto': 'https',
        'x-amzn-trace-id': expect.stringMatching(/^Root=1-6[0-9a-f]{7}-[0-9a-f]{24}$/),
      },
      queryStringParameters: { a: '1' },
      requestContext: {
        accountId: 'anonymous',
        apiId: expect.stringMatching(/^[a-z0-9]+$/),
        domainName: expect.stringMatching(/^[a-z0-9]+[.]lambda-url[.][a-z0-9-]+[.]on[.]aws$/),
        domainPrefix: event.requestContext.apiId,
        http: {
          method: 'POST',
          path: '/github',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'GitHub-Hookshot/1',
        },
        requestId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        routeKey: '$default',
        stage: '$default',
        time: '23/Nov/2026:12:00:00 +0000',
        timeEpoch: clock.now(),
      },
      body: '{}',
      isBase64Encoded: false,
    });
  });

  it('has no body, no cookies and no parameters where there are none', async () => {
    const event = await eventOf({ method: 'GET' });
    expect(event).toMatchObject({ isBase64Encoded: false, rawQueryString: '' });
    for (const field of ['body', 'cookies', 'queryStringParameters']) expect(event).not.toHaveProperty(field);
    expect(event.requestContext.http).toMatchObject({ method: 'GET', userAgent: '' });
  });

  it('is one even where the connection is gone and the request says nothing', () => {
    const event = toFunctionUrlEvent(new IncomingMessage(new Socket()), Buffer.alloc(0), clock.now());
    expect(event.requestContext.http).toMatchObject({ method: '', path: '', sourceIp: '' });
  });

  it.each(['GET', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('keeps the method %s', async (method) => {
    expect((await eventOf({ method })).requestContext.http.method).toBe(method);
  });
});

describe('the URL', () => {
  const targets = [
    { target: "/sms/it's/..//a%2Fb%7e;v=1", path: "/sms/it's/..//a%2Fb%7e;v=1", query: '' },
    { target: '/sms?x=%27&y=\'|"^`{}', path: '/sms', query: 'x=%27&y=\'|"^`{}' },
    { target: '/sms?a=b?c=d??', path: '/sms', query: 'a=b?c=d??' },
    { target: '/sms?', path: '/sms', query: '' },
    { target: '/sms?a=1&a=2&&b', path: '/sms', query: 'a=1&a=2&&b' },
    { target: '/%zz?%zz=%', path: '/%zz', query: '%zz=%' },
    { target: '/a\\b', path: '/a\\b', query: '' },
    { target: '//evil.example.com/x', path: '//evil.example.com/x', query: '' },
  ];
  it.each(targets)('stays as it was sent: $target', async ({ target, path, query }) => {
    const { rawPath, rawQueryString } = await eventOf({ target });
    expect({ rawPath, rawQueryString }).toEqual({ rawPath: path, rawQueryString: query });
  });

  it('has its parameters decoded, and repeated ones joined, beside it', async () => {
    const event = await eventOf({ target: '/sms?tag=a&tag=b&text=it%27s+here&empty' });
    expect(event.queryStringParameters).toEqual({ tag: 'a,b', text: "it's here", empty: '' });
  });
});

describe('the headers', () => {
  it('have names in lower case, and a repeated one is one', async () => {
    const { headers } = await eventOf({
      headers: [
        'X-Note: one',
        'x-NOTE: two',
        'X-GitHub-Event: push',
        'Stripe-Signature: t=1',
        'Stripe-Signature: v1=2',
      ],
    });
    expect(headers).toMatchObject({
      'x-note': 'one,two',
      'x-github-event': 'push',
      'stripe-signature': 't=1,v1=2',
    });
    expect(Object.keys(headers).filter((name) => name !== name.toLowerCase())).toEqual([]);
  });

  it('cannot forge where the request came from', async () => {
    const { headers } = await eventOf({ headers: ['X-Forwarded-Proto: http', 'X-Amzn-Trace-Id: Root=evil'] });
    expect(headers['x-forwarded-proto']).toBe('https');
    expect(headers['x-amzn-trace-id']).not.toContain('evil');
  });

  it('have their cookies in a place of their own', async () => {
    const event = await eventOf({ headers: ['Cookie: a=1; b=2', 'Cookie: c=3'] });
    expect(event.cookies).toEqual(['a=1', 'b=2', 'c=3']);
    expect(event.headers).not.toHaveProperty('cookie');
  });
});

describe('the body', () => {
  const types = [
    { type: 'application/json', text: true },
    { type: 'application/json; charset=utf-8', text: true },
    { type: 'Application/JSON', text: true },
    { type: 'application/cloudevents+json', text: true },
    { type: 'application/xml', text: true },
    { type: 'application/atom+xml', text: true },
    { type: 'application/javascript', text: true },
    { type: 'text/plain', text: true },
    { type: 'application/x-www-form-urlencoded', text: false },
    { type: 'application/x-www-form-urlencoded; charset=utf-8', text: false },
    { type: 'multipart/form-data; boundary=x', text: false },
    { type: 'application/octet-stream', text: false },
    { type: 'application/octet-stream; name=a+json', text: false },
  ];
  it.each(types)('comes as text: $text, where its type is $type', async ({ type, text }) => {
    const event = await eventOf({ headers: [`Content-Type: ${type}`], body: 'a=1&b=ž' });
    expect(event.isBase64Encoded).toBe(!text);
    expect(event.body).toBe(text ? 'a=1&b=ž' : Buffer.from('a=1&b=ž').toString('base64'));
  });

  it('comes in base64 where nothing tells its type', async () => {
    expect(await eventOf({ body: '{}' })).toMatchObject({ body: 'e30=', isBase64Encoded: true });
  });

  it('comes in base64 where it is not UTF-8, so that no byte is lost', async () => {
    const bytes = Uint8Array.from([0x7b, 0xff, 0x7d]);
    const event = await eventOf({ headers: ['Content-Type: application/json'], body: bytes });
    expect(event).toMatchObject({ body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true });
  });

  it('is absent where it is empty, whatever its type', async () => {
    const event = await eventOf({ headers: ['Content-Type: application/octet-stream'] });
    expect(event).not.toHaveProperty('body');
    expect(event.isBase64Encoded).toBe(false);
  });
});

describe('the limit of 6 MB', () => {
  it.each([
    { what: 'longer than an event', size: 7 * mebibyte, headers: [] },
    { what: 'too long in base64', size: 5 * mebibyte, headers: [] },
    {
      what: 'just as long as an event, which has more in it',
      size: 6 * mebibyte,
      headers: ['Content-Type: text/plain'],
    },
  ])('answers a body with 413 that is $what', async ({ size, headers }) => {
    let calls = 0;
    const told: unknown[] = [];
    const port = await url.listen(
      async () => {
        calls += 1;
        return ok;
      },
      ({ rawPath, body }, why, reply) => told.push([rawPath, body, why, reply?.statusCode]),
    );
    const head = ['POST /github HTTP/1.1', 'Host: localhost', ...headers];
    expect(await exchange(port, head, Buffer.alloc(size, 'x'))).toMatch(
      /^HTTP\/1[.]1 413 .*\{"error":"too_large"\}/s,
    );
    expect(calls).toBe(0);
    expect(told).toEqual([['/github', undefined, 'request_too_large', 413]]);
  });

  it.each([
    { what: 'as text', size: 6 * mebibyte - 4_096, headers: ['Content-Type: text/plain'] },
    { what: 'in base64', size: 4 * mebibyte, headers: [] },
  ])('lets a body pass that fits $what', async ({ size, headers }) => {
    const event = await eventOf({ headers, body: Buffer.alloc(size, 'x') });
    expect(Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')).toHaveLength(size);
  });
});

describe('the answer', () => {
  it('is what the handler says: status, headers and body', async () => {
    const answer = await answerOf(async () => ({
      statusCode: 405,
      headers: { allow: 'POST', 'x-number': 7 },
      body: '{"error":"method_not_allowed"}',
    }));
    expect(answer).toMatch(/^HTTP\/1[.]1 405 /);
    expect(answer).toMatch(/^allow: POST\r$/im);
    expect(answer).toMatch(/^x-number: 7\r$/im);
    expect(answer).toMatch(/^content-length: 30\r$/im);
    expect(answer).toMatch(/\r\n\r\n\{"error":"method_not_allowed"\}$/);
  });

  it('is 200 where the handler gives a text alone, or no status', async () => {
    expect(await answerOf(async () => 'hello')).toMatch(/^HTTP\/1[.]1 200 .*hello/s);
    url.server.close();
    expect(await answerOf(async () => ({ body: 'hello' }))).toMatch(/^HTTP\/1[.]1 200 .*hello/s);
  });

  const mishaps: readonly { readonly what: string; readonly handler: Handler }[] = [
    {
      what: 'rejects',
      handler: async () => {
        throw new Error('hunter2');
      },
    },
    {
      what: 'throws',
      handler: () => {
        throw new Error('hunter2');
      },
    },
    { what: 'answers with nothing', handler: async () => undefined as never },
    {
      what: 'answers with a header that cannot be',
      handler: async () => ({ headers: { 'x-a': 'hunter2\r\nb: c' } }),
    },
    {
      what: 'answers with a status that cannot be',
      handler: async () => ({ statusCode: 42, body: 'hunter2' }),
    },
  ];
  it.each(mishaps)('is 502, and says no more, where the handler $what', async ({ handler }) => {
    const answer = await answerOf(handler);
    expect(answer).toMatch(/^HTTP\/1[.]1 502 .*Internal Server Error/s);
    expect(answer).not.toContain('hunter2');
  });

  it('comes to each of many senders at once', async () => {
    const port = await url.listen(async (event) => ({ statusCode: 200, body: `<${event.rawPath}>` }));
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => exchange(port, [`POST /${n} HTTP/1.1`, 'Host: localhost'], 'x')),
    );
    answers.forEach((answer, n) => {
      expect(answer).toContain(`</${n}>`);
    });
  });
});

it('the handler is told how long it may take', async () => {
  const times: number[] = [];
  await answerOf(async (_, context) => {
    times.push(context.getRemainingTimeInMillis());
    clock.advance(1_000);
    times.push(context.getRemainingTimeInMillis());
    return ok;
  });
  expect(times).toEqual([30_000, 29_000]);
});

it('a sender that goes away in the middle of its body harms nobody', async () => {
  const port = await url.listen(async () => ok);
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /github HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf');
  await once(socket, 'connect');
  socket.destroy();
  await expect(exchange(port, ['POST /github HTTP/1.1', 'Host: localhost'])).resolves.toMatch(
    /^HTTP\/1[.]1 200 /,
  );
});

it('a request has to arrive in time, however slowly it is sent', async () => {
  await url.listen(async () => ok);
  const { headersTimeout, requestTimeout, keepAliveTimeout } = url.server;
  expect(headersTimeout).toBeLessThanOrEqual(requestTimeout);
  expect([requestTimeout, keepAliveTimeout].every((ms) => ms > 0 && ms <= 30_000)).toBe(true);
});
