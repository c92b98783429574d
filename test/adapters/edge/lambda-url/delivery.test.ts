import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { toDelivery, Unreadable } from '../../../../src/adapters/edge/lambda-url/delivery.ts';
import type { Delivery } from '../../../../src/domain/delivery.ts';

const folder = new URL('../../../fixtures/lambda-url/', import.meta.url);
const now = Date.UTC(2026, 10, 23, 12, 0, 1);

function fixture(name: string): LambdaFunctionURLEvent {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as LambdaFunctionURLEvent;
}

function read(event: unknown): Delivery {
  const delivery = toDelivery(event, now, 30_000);
  if (delivery instanceof Unreadable) throw new TypeError(`this is no delivery: ${delivery.message}`);
  return delivery;
}

function textOf({ body }: Delivery): string {
  return Buffer.from(body).toString();
}

function withHeaders(headers: Record<string, unknown>): unknown {
  return { ...fixture('plain'), headers };
}

it('there are events to read', () => {
  expect(readdirSync(folder).length).toBeGreaterThanOrEqual(6);
});

it.each(readdirSync(folder))('is a delivery: %s', (file) => {
  const event = fixture(file.replace('.json', ''));
  expect(read(event)).toMatchObject({
    method: event.requestContext.http.method,
    host: event.headers.host,
    rawPath: event.rawPath,
    rawQuery: event.rawQueryString,
    receivedAt: event.requestContext.timeEpoch,
    cutOffAt: now + 30_000,
    traceHeader: 'Root=1-6b03a340-0123456789abcdef01234567',
  });
});

describe('the body', () => {
  it('is the text of the event', () => {
    expect(textOf(read(fixture('plain')))).toBe('{"zen":"Keep it logically awesome.","hook_id":109948940}');
  });

  it('is decoded where the event says that it is base64', () => {
    expect(textOf(read(fixture('base64')))).toMatch(/^CallSid=CA1234567890ABCDE&Caller=%2B14158675309&/);
  });

  it('is not decoded where it only looks like base64', () => {
    expect(textOf(read({ ...fixture('plain'), body: 'aGVsbG8=' }))).toBe('aGVsbG8=');
  });

  it('keeps bytes that are not text', () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const event = { ...fixture('base64'), body: bytes.toString('base64') };
    expect(Buffer.from(read(event).body).equals(bytes)).toBe(true);
  });

  it('is UTF-8 where it comes as text', () => {
    expect(textOf(read({ ...fixture('plain'), body: '{"a":"žluťoučký 🐎"}' }))).toBe('{"a":"žluťoučký 🐎"}');
  });

  it.each([{ body: undefined }, { body: null }, { body: '' }])(
    'is empty where the event has $body',
    ({ body }) => {
      expect(read({ ...fixture('plain'), body }).body).toHaveLength(0);
      expect(read({ ...fixture('base64'), body }).body).toHaveLength(0);
    },
  );

  it('is empty where the event does not mention it', () => {
    expect(read(fixture('no-body')).body).toHaveLength(0);
  });
});

describe('the headers', () => {
  it('have names in lower case, whoever made the event', () => {
    const { headers } = read(withHeaders({ Host: 'hooks.example.com', 'X-GitHub-Event': 'push' }));
    expect(Object.fromEntries(headers)).toEqual({ host: 'hooks.example.com', 'x-github-event': 'push' });
  });

  it('stay joined where the sender repeated them', () => {
    const { headers } = read(fixture('duplicate-headers'));
    expect(headers.get('x-note')).toBe('one,two,three');
    expect(headers.get('stripe-signature')).toBe('t=1795435200,v1=aa,t=1795435200,v1=bb');
  });

  it('leave out what is not text', () => {
    const { headers } = read(withHeaders({ host: 'h', a: undefined, b: null, c: 7, d: ['x'], e: '' }));
    expect(Object.fromEntries(headers)).toEqual({ host: 'h', e: '' });
  });

  it('are not mixed up with names that every object has', () => {
    const { headers } = read(withHeaders(JSON.parse('{"__proto__":"x","constructor":"y"}')));
    expect(headers.get('__proto__')).toBe('x');
    expect(headers.get('tostring')).toBeUndefined();
  });

  it('leave the cookies aside', () => {
    expect(read(fixture('cookies')).headers.has('cookie')).toBe(false);
  });
});

describe('the URL', () => {
  it('has the host of the header, port included', () => {
    expect(read(withHeaders({ host: 'hooks.example.com:8443' })).host).toBe('hooks.example.com:8443');
  });

  it('has the domain of the function where there is no such header', () => {
    expect(read(withHeaders({})).host).toBe('abcdefghijklmnopqrstuvwxyz012345.lambda-url.eu-west-1.on.aws');
  });

  it('has no host where nothing names one', () => {
    const event = fixture('plain');
    const { domainName: _, ...requestContext } = event.requestContext;
    expect(read({ ...event, headers: {}, requestContext }).host).toBe('');
  });

  it.each(["/a%2Fb/../c;v=1'", '/', '//double', '/%E0%A4%A', '/ž'])(
    'keeps its path as it came: %s',
    (rawPath) => {
      expect(read({ ...fixture('plain'), rawPath }).rawPath).toBe(rawPath);
    },
  );

  it.each(["x='&y=%27", 'a=1&a=2&&', '%zz', '?', 'q=a+b%20c', ''])(
    'keeps its query as it came: %s',
    (query) => {
      expect(read({ ...fixture('plain'), rawQueryString: query }).rawQuery).toBe(query);
    },
  );

  it('has no query where the event does not mention one', () => {
    const { rawQueryString: _, ...event } = fixture('plain');
    expect(read(event).rawQuery).toBe('');
  });

  it('has its method in upper case', () => {
    const event = structuredClone(fixture('plain'));
    event.requestContext.http.method = 'post';
    expect(read(event).method).toBe('POST');
  });
});

describe('the host', () => {
  const refused = (event: unknown) => toDelivery(event, now, 30_000);

  it.each([
    'abc.lambda-url.eu-west-1.on.aws',
    'Hooks.Example.com',
    'hooks.example.com.',
    'hooks.example.com:443',
    'localhost:1',
    'localhost:65535',
    'my_host-1',
    'xn--bcher-kva.example',
    '192.0.2.1:8787',
    '[2001:db8::1]',
    '[::ffff:192.0.2.1]:8443',
  ])('is taken as it was received: %s', (host) => {
    expect(read(withHeaders({ host })).host).toBe(host);
  });

  it.each([
    'other.example.com/api/v2',
    'other.example.com/api?a=1',
    'other.example.com?a=1',
    'other.example.com#a',
    'user:pass@other.example.com',
    'user@other.example.com',
    'other.example.com, hooks.example.com',
    'other.example.com hooks.example.com',
    'other.example.com\n',
    ' other.example.com',
    'https://other.example.com',
    'other.example.com:',
    'other.example.com:0',
    'other.example.com:080',
    'other.example.com:65536',
    'other.example.com:123456',
    'other.example.com:443:443',
    'other.example.com:https',
    '2001:db8::1',
    '[2001:db8::1',
    '[other.example.com]',
    '[]',
    'b\u00fccher.example',
    'other.example.com\\a',
    'other.example.com%2fa',
    'a'.repeat(256),
    '',
  ])('is no readable request where it is no name with a port: %j', (host) => {
    expect(refused(withHeaders({ host }))).toMatchObject({
      host,
      message: expect.stringMatching(/^the Host /),
    });
  });

  it('is the domain of the event where the request names none, under the same rule', () => {
    const event = withHeaders({}) as LambdaFunctionURLEvent;
    const inDomain = (domainName: string) => ({
      ...event,
      requestContext: { ...event.requestContext, domainName },
    });
    expect(read(inDomain('hooks.example.com')).host).toBe('hooks.example.com');
    expect(refused(inDomain('hooks.example.com/a'))).toBeInstanceOf(Unreadable);
  });
});

describe('the path behind the stage of an HTTP API', () => {
  const behind = (stage: unknown, rawPath: string) => {
    const event = fixture('http-api');
    return read({ ...event, rawPath, requestContext: { ...event.requestContext, stage } });
  };

  it.each([
    ['prod', '/prod/sms', '/sms'],
    ['prod', '/prod/sms/', '/sms/'],
    ['prod', '/prod/', '/'],
    ['prod', '/prod', '/'],
    ['prod', '/prod/prod', '/prod'],
    ['v1.2_a-b', '/v1.2_a-b/sms', '/sms'],
  ])('of the name %s: %s leads to %s, and stays what the sender signed', (stage, rawPath, routedPath) => {
    expect(behind(stage, rawPath)).toMatchObject({ rawPath, routedPath });
  });

  it.each([
    ['$default', '/sms'],
    ['$default', '/$default/sms'],
    ['prod', '/sms'],
    ['prod', '/production'],
    ['prod', '/sms/prod/'],
    [undefined, '/undefined/sms'],
    [7, '/7/sms'],
  ])('of the name %s is all of %s', (stage, rawPath) => {
    expect(behind(stage, rawPath)).not.toHaveProperty('routedPath');
  });
});

describe('the time', () => {
  function receivedAt(timeEpoch: unknown): number {
    const event = fixture('plain');
    return read({ ...event, requestContext: { ...event.requestContext, timeEpoch } }).receivedAt;
  }

  it.each([0, 1, 59_999, 60_000])('is that of the request, %i ms ago', (age) => {
    expect(receivedAt(now - age)).toBe(now - age);
  });

  it.each([60_001, 86_400_000, now])('is now where the event is a recording, %i ms old', (age) => {
    expect(receivedAt(now - age)).toBe(now);
  });

  it.each([1, 1_000, 1e15])('is now where the event comes from the future, by %i ms', (ahead) => {
    expect(receivedAt(now + ahead)).toBe(now);
  });

  it.each([undefined, null, Number.NaN, String(now), `${now - 5}`, [now], {}])(
    'is now where it is %p',
    (time) => {
      expect(receivedAt(time)).toBe(now);
    },
  );

  it('ends when Lambda cuts the answer off', () => {
    expect(toDelivery(fixture('plain'), now, 1_234)).toMatchObject({ cutOffAt: now + 1_234 });
    expect(toDelivery(fixture('plain'), now, -5)).toMatchObject({ cutOffAt: now - 5 });
  });
});

describe('who calls', () => {
  const calledBy = (http: Record<string, unknown>) => {
    const event = fixture('plain');
    return read({
      ...event,
      requestContext: { ...event.requestContext, http: { ...event.requestContext.http, ...http } },
    });
  };

  it('is the address and the user agent that Lambda saw, not what a header says', () => {
    const { sourceIp, userAgent } = fixture('plain').requestContext.http;
    expect(read(fixture('plain'))).toMatchObject({ sourceAddress: sourceIp, userAgent });
    expect(calledBy({ sourceIp: '2001:db8::1', userAgent: 'a' })).toMatchObject({
      sourceAddress: '2001:db8::1',
      userAgent: 'a',
    });
  });

  it.each([undefined, null, 7, {}])('is nobody where the event has %p in its place', (nothing) => {
    const delivery = calledBy({ sourceIp: nothing, userAgent: nothing });
    expect(delivery).not.toHaveProperty('sourceAddress');
    expect(delivery).not.toHaveProperty('userAgent');
  });
});

describe('the trace header', () => {
  const root = 'Root=1-6b03a340-0123456789abcdef01234567';
  it.each([
    root,
    `${root};Parent=53995c3f42cd8ad8;Sampled=1`,
    `${root};Parent=53995c3f42cd8ad8;Sampled=0;Lineage=1:a:0`,
  ])('goes along: %s', (text) => {
    expect(read(withHeaders({ 'x-amzn-trace-id': text })).traceHeader).toBe(text);
  });

  it.each([
    '',
    'Root=1-6b03a340',
    'Self=1-6b03a340-0123456789abcdef01234567;Root=1-6b03a340-0123456789abcdef01234567',
    `${root}\n`,
    `${root} `,
    `${root};`,
    `${root};Evil="<script>"`,
    `${root};A=${'x'.repeat(65)}`,
    `${root};A=1;B=2;C=3;D=4;E=5`,
    `x${root}`,
  ])('is left out, for a sender can write it, where its shape is another one: %j', (text) => {
    expect(read(withHeaders({ 'x-amzn-trace-id': text }))).not.toHaveProperty('traceHeader');
  });

  it('is left out where there is none', () => {
    expect(read(withHeaders({}))).not.toHaveProperty('traceHeader');
  });
});

describe('what is no event of a function URL', () => {
  const event = fixture('plain');
  const { http } = event.requestContext;
  const others: readonly { readonly what: string; readonly value: unknown }[] = [
    { what: 'undefined', value: undefined },
    { what: 'null', value: null },
    { what: 'a text', value: 'POST /github' },
    { what: 'a number', value: 7 },
    { what: 'true', value: true },
    { what: 'a list', value: [] },
    { what: 'a list of events', value: [event] },
    { what: 'an empty object', value: {} },
    { what: 'a test event of the console', value: { key1: 'value1', key2: 'value2', key3: 'value3' } },
    { what: 'SQS records', value: { Records: [{ messageId: '1', body: '{}', eventSource: 'aws:sqs' }] } },
    { what: 'a schedule', value: { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} } },
    {
      what: 'payload format 1.0 of an API',
      value: {
        resource: '/',
        path: '/github',
        httpMethod: 'POST',
        headers: {},
        requestContext: {},
        body: null,
      },
    },
    {
      what: 'a load balancer',
      value: { requestContext: { elb: {} }, httpMethod: 'POST', path: '/', headers: {}, body: '' },
    },
    { what: 'an event without path', value: { ...event, rawPath: undefined } },
    { what: 'an event with a number as path', value: { ...event, rawPath: 7 } },
    { what: 'an event without headers', value: { ...event, headers: undefined } },
    { what: 'an event with null headers', value: { ...event, headers: null } },
    { what: 'an event with text as headers', value: { ...event, headers: 'host: a' } },
    { what: 'an event with an object as body', value: { ...event, body: {} } },
    { what: 'an event with bytes as body', value: { ...event, body: Buffer.from('{}') } },
    { what: 'an event with a number as query', value: { ...event, rawQueryString: 7 } },
    { what: 'an event without context', value: { ...event, requestContext: undefined } },
    { what: 'an event with null context', value: { ...event, requestContext: null } },
    { what: 'an event without http', value: { ...event, requestContext: {} } },
    { what: 'an event with null http', value: { ...event, requestContext: { http: null } } },
    {
      what: 'an event without method',
      value: { ...event, requestContext: { http: { ...http, method: undefined } } },
    },
    {
      what: 'an event with a number as method',
      value: { ...event, requestContext: { http: { method: 7 } } },
    },
  ];

  it('is a long list', () => {
    expect(others.length).toBeGreaterThan(20);
  });

  it.each(others)('is no delivery: $what', ({ value }) => {
    expect(toDelivery(value, now, 30_000)).toEqual(
      new Unreadable('this is not an event of a function URL, payload format 2.0'),
    );
  });
});
