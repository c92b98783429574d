import { beforeEach, describe, expect, it } from '@jest/globals';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { ContainerModule } from 'inversify';
import type { FunctionUrlHandler } from '../../src/adapters/edge/lambda-url/handler.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { toConfig } from '../../src/app/configuration/config.ts';
import { createContainer } from '../../src/app/container/core.ts';
import { Token } from '../../src/app/container/token.ts';
import { aDelivery, type DeliveryParts } from '../support/deliveries.ts';
import { FixedSecrets, RecordingLog, RecordingMetrics, RecordingPublisher } from '../support/fakes.ts';
import { functionUrlEvent } from '../support/function-url-events.ts';
import { growthOf, mostGrowth } from '../support/growth.ts';
import { fromGithub, fromTwilio } from '../support/senders.ts';

const secret = 'hunter2';
const form = 'application/x-www-form-urlencoded';
const megabyte = 1_000_000;
const signature = { github: `sha256=${'0'.repeat(64)}`, twilio: `${'A'.repeat(27)}=` };

const config = toConfig({
  endpoints: {
    github: { provider: 'github', secretId: 'a' },
    stripe: { provider: 'stripe', secretId: 'a' },
    sms: { provider: 'twilio', secretId: 'a' },
  },
});

let log: RecordingLog;
let bus: RecordingPublisher;
let handler: FunctionUrlHandler;

beforeEach(() => {
  log = new RecordingLog();
  bus = new RecordingPublisher();
  const container = createContainer(
    config,
    new ContainerModule(({ bind }) => {
      bind(Token.clock).toConstantValue(systemClock);
      bind(Token.log).toConstantValue(log);
      bind(Token.metrics).toConstantValue(new RecordingMetrics());
      bind(Token.secretStore).toConstantValue(new FixedSecrets({ a: [secret, 'older', 'oldest'] }));
      bind(Token.bus).toConstantValue(bus);
      bind(Token.buses).toConstantValue({ isMissing: async () => false });
      bind(Token.keeping).toConstantValue({});
    }),
  );
  handler = container.get(Token.handler);
});

async function statusOf(event: unknown): Promise<number | undefined> {
  const answer = await handler(event, { getRemainingTimeInMillis: () => 600_000 });
  return typeof answer === 'string' ? undefined : answer.statusCode;
}

function request(parts: DeliveryParts): LambdaFunctionURLEvent {
  return functionUrlEvent(aDelivery({ receivedAt: Date.now(), ...parts }));
}

function toGithub(body: string, headers: Readonly<Record<string, string>> = {}): LambdaFunctionURLEvent {
  return request({
    rawPath: '/github',
    body,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature.github, ...headers },
  });
}

function toStripe(header: string): LambdaFunctionURLEvent {
  return request({ rawPath: '/stripe', body: '{}', headers: { 'stripe-signature': header } });
}

function toTwilio(body: string, parts: DeliveryParts = {}): LambdaFunctionURLEvent {
  return request({
    rawPath: '/sms',
    body,
    ...parts,
    headers: { 'content-type': form, 'x-twilio-signature': signature.twilio, ...parts.headers },
  });
}

/** Parts, repeated with a number in each, of about `bytes` in all. */
function repeated(bytes: number, part: (n: number) => string, separator = ''): string {
  return Array.from({ length: Math.floor(bytes / (part(100_000).length + separator.length)) }, (_, n) =>
    part(n),
  ).join(separator);
}

function manyHeaders(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`X-Header-${n}`, `value ${n}`]));
}

const now = () => Math.floor(Date.now() / 1000);
const v1 = (n: number) => `v1=${n.toString(16).padStart(64, '0')}`;

/** Made by nobody who knows a secret; `size` is about the bytes of the hostile part. */
const unsigned: readonly {
  readonly what: string;
  readonly size: number;
  readonly make: (size: number) => LambdaFunctionURLEvent;
  readonly status?: number;
}[] = [
  {
    what: 'a form of 200,000 repeats of one name',
    size: 4 * megabyte,
    make: (size) => toTwilio(repeated(size, (n) => `name=${String(n).padStart(14, '0')}`, '&')),
  },
  {
    what: 'a form of one field 800,000 times',
    size: 4 * megabyte,
    make: (size) => toTwilio(repeated(size, () => 'a=b', '&')),
  },
  {
    what: 'a form of 200,000 names, in reverse order',
    size: 4 * megabyte,
    make: (size) => toTwilio(repeated(size, (n) => `name${String(999_999_999 - n).padStart(10, '0')}=`, '&')),
  },
  {
    what: 'a form of numbers as names',
    size: 4 * megabyte,
    make: (size) => toTwilio(repeated(size, (n) => `${String(n).padStart(6, '1')}=`, '&')),
  },
  { what: 'a form of nothing but &', size: 4 * megabyte, make: (size) => toTwilio('&'.repeat(size)) },
  { what: 'a form of nothing but =', size: 4 * megabyte, make: (size) => toTwilio('='.repeat(size)) },
  { what: 'a form of nothing but %', size: 4 * megabyte, make: (size) => toTwilio(`a=${'%'.repeat(size)}`) },
  { what: 'a form of nothing but +', size: 4 * megabyte, make: (size) => toTwilio(`a=${'+'.repeat(size)}`) },
  { what: 'a form of %41', size: 4 * megabyte, make: (size) => toTwilio(`a=${repeated(size, () => '%41')}`) },
  { what: 'a body of [', size: 4 * megabyte, make: (size) => toGithub('['.repeat(size)) },
  { what: 'a body of {"a":', size: 4 * megabyte, make: (size) => toGithub(repeated(size, () => '{"a":')) },
  {
    what: 'a list of signatures',
    size: megabyte,
    make: (size) => toStripe(`t=${now()},${repeated(size, v1, ',')}`),
  },
  {
    what: 'a list of one signature again and again',
    size: megabyte,
    make: (size) => toStripe(`t=${now()},${repeated(size, () => v1(0), ',')}`),
  },
  {
    what: 'a list of timestamps',
    size: megabyte,
    make: (size) => toStripe(repeated(size, () => `t=${now()}`, ',')),
  },
  {
    what: 'a signature of commas',
    size: megabyte,
    make: (size) => toStripe(`t=${now()}${','.repeat(size)}`),
  },
  { what: 'a signature of spaces', size: megabyte, make: (size) => toStripe(`${' '.repeat(size)}x`) },
  { what: 'a signature of =', size: megabyte, make: (size) => toStripe('='.repeat(size)) },
  { what: 'a long timestamp', size: megabyte, make: (size) => toStripe(`t=${'1'.repeat(size)},${v1(0)}`) },
  {
    what: 'a long signature',
    size: megabyte,
    make: (size) => toGithub('{}', { 'x-hub-signature-256': `sha256=${'a'.repeat(size)}` }),
  },
  { what: 'many headers', size: 100_000, make: (size) => toGithub('{}', manyHeaders(size)) },
  {
    what: 'a content type of spaces',
    size: megabyte,
    make: (size) =>
      toTwilio('a=b', { headers: { 'content-type': `${' '.repeat(size)}${form}${' '.repeat(size)}x` } }),
  },
  {
    what: 'a trace of many parts',
    size: megabyte,
    make: (size) =>
      toGithub('{}', {
        'x-amzn-trace-id': `Root=1-6b03a340-0123456789abcdef01234567${repeated(size, () => ';A=1')}`,
      }),
  },
  { what: 'a query of &', size: megabyte, make: (size) => toTwilio('', { rawQuery: '&'.repeat(size) }) },
  {
    what: 'a query of hashes',
    size: megabyte,
    make: (size) => toTwilio('', { rawQuery: repeated(size, () => 'bodySHA256=', '&') }),
  },
  ...['@', '[', ':1', 'a.', '[:'].map((part) => ({
    what: `a host of ${part}`,
    size: megabyte,
    make: (size: number) => toTwilio('', { host: part.repeat(size / part.length) }),
    status: 400,
  })),
  { what: 'a long path', size: megabyte, make: (size) => request({ rawPath: `/${'a'.repeat(size)}` }) },
  {
    what: 'a long method',
    size: megabyte,
    make: (size) => request({ rawPath: '/github', method: 'p'.repeat(size) }),
    status: 405,
  },
];

describe('what a stranger sends', () => {
  it('comes in many shapes', () => {
    expect(unsigned.length).toBeGreaterThanOrEqual(25);
  });

  it.each(unsigned)('is turned away: $what', async ({ make, size, status = 401 }) => {
    await expect(statusOf(make(size))).resolves.toBe(status);
    expect(bus.calls).toEqual([]);
    expect(log.named('internal')).toEqual([]);
  });

  it.each([8_192, 16_384])('is turned away when it is a header of %i bytes of signatures', async (bytes) => {
    await expect(statusOf(toStripe(`t=${now()},${repeated(bytes, v1, ',')}`))).resolves.toBe(401);
  });

  it('is turned away when it has 10,000 headers', async () => {
    await expect(statusOf(toGithub('{}', manyHeaders(10_000)))).resolves.toBe(401);
  });

  it.each(unsigned)('costs in proportion to its length: $what', async ({ make, size }) => {
    expect(await growthOf(size, make, statusOf)).toBeLessThan(mostGrowth);
  });
});

describe('what a sender signed, hostile as its author may be', () => {
  const bodies = [
    { what: '4 MB of [', body: '['.repeat(4 * megabyte), status: 413 },
    { what: '900,000 [', body: '['.repeat(900_000), status: 200 },
    { what: '400,000 levels', body: `${'['.repeat(400_000)}${']'.repeat(400_000)}`, status: 200 },
    {
      what: '100,000 levels of objects',
      body: `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
      status: 200,
    },
    { what: 'a number of 900,000 digits', body: `{"n":${'9'.repeat(900_000)}}`, status: 200 },
    {
      what: '450,000 integers',
      body: `{"n":[${repeated(900_000, (n) => String(n % 10), ',')}]}`,
      status: 200,
    },
    { what: 'a text of backslashes', body: `{"a":"${'\\\\'.repeat(400_000)}"}`, status: 200 },
    { what: 'one name 100,000 times', body: `{${repeated(900_000, () => '"a":1', ',')}}`, status: 200 },
    {
      what: 'the names of every object',
      body: '{"__proto__":{"a":1},"constructor":{"prototype":{}}}',
      status: 200,
    },
    { what: 'NUL', body: '\u0000', status: 200 },
    { what: 'a byte order mark', body: '\ufeff{}', status: 200 },
  ];
  it.each(bodies)('is published, or refused for its size: $what', async ({ body, status }) => {
    await expect(statusOf(await fromGithub(secret, body))).resolves.toBe(status);
    expect(bus.events).toHaveLength(status === 200 ? 1 : 0);
    for (const { detail } of bus.events) expect(typeof JSON.parse(detail)).toBe('object');
  });

  it('is published as a form with as many repeats of one name as a form may have fields', async () => {
    const Tag = Array.from({ length: 999 }, (_, n) => String(n));
    await expect(statusOf(fromTwilio(secret, { MessageSid: 'SM1', Tag }))).resolves.toBe(200);
    expect(JSON.parse(bus.events[0]?.detail ?? '')).toEqual({ MessageSid: 'SM1', Tag });
  });

  it('is turned away as a form of more fields, whoever signed it', async () => {
    const Tag = Array.from({ length: 40_000 }, (_, n) => String(n));
    await expect(statusOf(fromTwilio(secret, { MessageSid: 'SM1', Tag }))).resolves.toBe(401);
    expect(log.named('delivery')).toMatchObject([{ fields: { code: 'form_too_large' } }]);
  });

  it('is published as a form with fields that every object has', async () => {
    const fields = Object.fromEntries([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['CallSid', 'CA1'],
      ['hasOwnProperty', 'c'],
    ]);
    await expect(statusOf(fromTwilio(secret, fields))).resolves.toBe(200);
    expect(bus.events[0]?.detail).toBe(
      '{"__proto__":"a","constructor":"b","CallSid":"CA1","hasOwnProperty":"c"}',
    );
  });
});
