import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { S3ObjectStore } from '../../../../src/adapters/aws/s3/s3-object-store.ts';
import { timerPause } from '../../../../src/adapters/system/timer-pause.ts';
import { ObjectRefused } from '../../../../src/domain/errors.ts';
import { Backoff } from '../../../../src/domain/publishing/backoff.ts';
import type { StoredObject } from '../../../../src/ports/object-store.ts';
import { awsEnvironment } from '../../../support/aws-environment.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { type S3Reply, S3Server } from '../../../support/s3-server.ts';
import { timeLeft } from '../../../support/time-left.ts';

const key = 'github/2026-11-23/ab.json';
const body = Buffer.from('{"text":"žluťoučký 🐎","n":12345678901234567890}');
const patience = 20_000;

let server: S3Server;
let store: S3ObjectStore;

beforeEach(async () => {
  server = new S3Server();
  Object.assign(process.env, awsEnvironment(await server.listen()));
  store = storeWith(() => 0);
});

afterEach(() => server.close());

const storeWith = (random: () => number) => new S3ObjectStore('big', new Backoff(timerPause, random));
const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const put = (bytes: Uint8Array = body, sha256 = hex(bytes)) =>
  store.put(key, bytes, sha256, timeLeft(patience));
const get = (object: StoredObject) => store.get(object, timeLeft(patience));

describe('an object', () => {
  it('is stored in the bucket of the constructor, as JSON, with its SHA-256', async () => {
    await expect(put()).resolves.toEqual({ bucket: 'big', key });
    expect(server.objects.get(`big/${key}`)).toEqual({ body, contentType: 'application/json' });
    const [call] = server.calls;
    expect(call?.headers['x-amz-checksum-sha256']).toBe(createHash('sha256').update(body).digest('base64'));
  });

  it('comes back byte for byte', async () => {
    const stored = await put();
    expect(Buffer.from(await get(stored)).equals(body)).toBe(true);
  });

  it.each([1, 1_000_000, 6 * 1024 * 1024])('may have %i bytes', async (size) => {
    const bytes = Buffer.alloc(size, 'x');
    const stored = await put(bytes);
    expect(server.objects.get(`big/${key}`)?.body.equals(bytes)).toBe(true);
    expect(hex(await get(stored))).toBe(hex(bytes));
  });

  it('may be stored again', async () => {
    await put();
    await put();
    expect(server.objects.size).toBe(1);
  });

  it('is refused where its bytes are not the ones that were meant', async () => {
    await expect(put(body, hex(Buffer.from('other')))).rejects.toMatchObject({ name: 'BadDigest' });
    expect(server.calls).toHaveLength(1);
  });
});

describe('what a repetition may cure', () => {
  const passing: readonly { readonly what: string; readonly reply: S3Reply }[] = [
    { what: 'status 500', reply: { status: 500, code: 'InternalError' } },
    { what: 'SlowDown', reply: { status: 503, code: 'SlowDown' } },
    { what: 'status 429', reply: { status: 429, code: 'TooManyRequests' } },
    { what: 'RequestTimeout', reply: { status: 400, code: 'RequestTimeout' } },
    { what: 'a connection that is reset', reply: 'reset' },
  ];

  it.each(passing)('is tried again: $what', async ({ reply }) => {
    server.behaviour = (_, count) => (count <= 2 ? reply : undefined);
    await expect(put()).resolves.toEqual({ bucket: 'big', key });
    expect(server.calls).toHaveLength(3);
  });

  it('is given up where the pause would pass the deadline', async () => {
    const clock = new ManualClock();
    server.behaviour = () => ({ status: 503, code: 'SlowDown' });
    const late = storeWith(() => 0.999).put(key, body, hex(body), timeLeft(99, clock));
    await expect(late).rejects.toMatchObject({ name: 'SlowDown' });
    expect(server.calls).toHaveLength(1);
  });

  it('is given up when the time is over', async () => {
    const clock = new ManualClock();
    server.behaviour = () => {
      clock.advance(400);
      return { status: 500, code: 'InternalError' };
    };
    const late = store.put(key, body, hex(body), timeLeft(1_000, clock));
    await expect(late).rejects.toMatchObject({ name: 'InternalError' });
    expect(server.calls).toHaveLength(3);
  });
});

it.each([
  { status: 403, code: 'AccessDenied' },
  { status: 404, code: 'NoSuchBucket' },
  { status: 301, code: 'PermanentRedirect' },
])('what stays as it is is not tried again: $code', async (reply) => {
  server.behaviour = () => reply;
  await expect(put()).rejects.toThrow();
  expect(server.calls).toHaveLength(1);
});

describe('the deadline', () => {
  it.each([0, -1, -60_000])('lets nothing be sent when %i ms are left', async (left) => {
    await expect(store.put(key, body, hex(body), timeLeft(left))).rejects.toThrow('no time is left');
    expect(server.calls).toEqual([]);
  });

  it('ends a call that hangs', async () => {
    server.behaviour = () => 'hang';
    const startedAt = Date.now();
    await expect(store.put(key, body, hex(body), timeLeft(300))).rejects.toThrow();
    expect(Date.now() - startedAt).toBeLessThan(3_000);
    expect(server.objects.size).toBe(0);
  });

  it.each(['stall', 'hang'] as const)('of a reader ends an answer that does not come: %s', async (reply) => {
    const stored = await put();
    server.behaviour = () => reply;
    const startedAt = Date.now();
    const error: unknown = await store.get(stored, timeLeft(300)).catch((thrown) => thrown);
    expect(error).toHaveProperty('message');
    expect(error).not.toBeInstanceOf(ObjectRefused);
    expect(Date.now() - startedAt).toBeLessThan(5_000);
  });

  it('lets nothing be fetched when none is left', async () => {
    await expect(store.get({ bucket: 'big', key }, timeLeft(0))).rejects.toThrow('no time is left');
    expect(server.calls).toEqual([]);
  });

  it('is not waited for by who reads what is not there', async () => {
    await expect(get({ bucket: 'big', key: 'nothing' })).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(server.calls).toHaveLength(1);
  });

  it.each([
    { reply: { status: 404, code: 'NoSuchKey' }, isRefused: true },
    { reply: { status: 403, code: 'AccessDenied' }, isRefused: true },
    { reply: { status: 503, code: 'SlowDown' }, isRefused: false },
    { reply: 'reset', isRefused: false },
  ] as const)('tells one object from the store: $reply', async ({ reply, isRefused }) => {
    server.behaviour = () => reply;
    const error = await store.get({ bucket: 'big', key }, timeLeft(100)).catch((thrown) => thrown);
    expect(error).toHaveProperty('message');
    expect(error instanceof ObjectRefused).toBe(isRefused);
  });
});
