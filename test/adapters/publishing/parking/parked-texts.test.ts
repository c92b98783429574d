import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  eventText,
  pointerText,
  readParked,
} from '../../../../src/adapters/publishing/parking/parked-event.ts';
import { ParkedTexts } from '../../../../src/adapters/publishing/parking/parked-texts.ts';
import { anEvent } from '../../../support/events.ts';
import { timeLeft } from '../../../support/time-left.ts';
import { MemoryStore } from './memory-store.ts';

const event = anEvent({ detail: '{"é":"\ufffe\ud800"}', traceHeader: 'Root=1', suppressionKey: 'key' });

describe('an event that is stored', () => {
  it('lies under its endpoint, its date and its content, and comes back equal', async () => {
    const store = new MemoryStore();
    const texts = new ParkedTexts(store);
    const time = timeLeft(123);
    const message = await texts.stored(event, time);
    const body = Buffer.from(eventText(event));
    const sha256 = createHash('sha256').update(body).digest('hex');
    const key = `parked/github/2026-11-23/${sha256}.json`;
    expect(JSON.parse(String(message))).toEqual({
      v: 1,
      stored: { bucket: 'hooks', key, size: body.length, sha256 },
    });
    expect(store.puts).toEqual([{ key, time }]);
    expect(Buffer.from(store.objects.get(key) as Uint8Array)).toEqual(body);
    await expect(texts.read(String(message), timeLeft(1_000))).resolves.toStrictEqual(event);
  });

  it('has a whole time, though an older version has written a fraction', async () => {
    const texts = new ParkedTexts(new MemoryStore());
    const old = { ...event, time: 1_700_000_000_000.4 };
    await expect(texts.read(texts.inline(old), timeLeft(1_000))).resolves.toMatchObject({
      time: 1_700_000_000_000,
    });
    const message = String(await texts.stored(old, timeLeft(1)));
    await expect(texts.read(message, timeLeft(1_000))).resolves.toMatchObject({ time: 1_700_000_000_000 });
  });

  it('is stored once, however often it is parked', async () => {
    const store = new MemoryStore();
    const texts = new ParkedTexts(store);
    expect(await texts.stored(event, timeLeft(1))).toBe(await texts.stored(event, timeLeft(1)));
    expect(store.objects.size).toBe(1);
  });

  it('is not there without a store', async () => {
    const texts = new ParkedTexts(undefined);
    await expect(texts.stored(event, timeLeft(1))).resolves.toBeUndefined();
  });

  it.each([
    { what: 'was cut', change: (body: Buffer) => body.subarray(1) },
    { what: 'was changed', change: (body: Buffer) => Buffer.from(body).fill(0x20, 3, 4) },
  ])('is not understood where its object $what', async ({ change }) => {
    const store = new MemoryStore();
    const texts = new ParkedTexts(store);
    const message = String(await texts.stored(event, timeLeft(1)));
    for (const [key, body] of store.objects) store.objects.set(key, change(Buffer.from(body)));
    await expect(texts.read(message, timeLeft(1_000))).resolves.toBeUndefined();
  });

  it.each(['hello', pointerText({ bucket: 'hooks', key: 'k', size: 1, sha256: 'x' })])(
    'is not understood where its object holds something else: %s',
    async (content) => {
      const store = new MemoryStore();
      const body = Buffer.from(content);
      const sha256 = createHash('sha256').update(body).digest('hex');
      store.objects.set('k', body);
      const message = pointerText({ bucket: 'hooks', key: 'k', size: body.length, sha256 });
      await expect(new ParkedTexts(store).read(message, timeLeft(1_000))).resolves.toBeUndefined();
    },
  );

  it('may still be there while the store fails, or none is configured', async () => {
    const store = new MemoryStore();
    const message = String(await new ParkedTexts(store).stored(event, timeLeft(1)));
    store.failure = new Error('SlowDown');
    await expect(new ParkedTexts(store).read(message, timeLeft(1_000))).rejects.toThrow('SlowDown');
    await expect(new ParkedTexts(undefined).read(message, timeLeft(1_000))).rejects.toThrow(
      'none is configured',
    );
  });
});

describe('an event in its message', () => {
  it('comes back equal', async () => {
    const texts = new ParkedTexts(undefined);
    expect(readParked(texts.inline(event))).toEqual({ event });
    await expect(texts.read(texts.inline(event), timeLeft(1_000))).resolves.toStrictEqual(event);
  });

  it('is not understood where the message is something else', async () => {
    await expect(new ParkedTexts(undefined).read('{}', timeLeft(1_000))).resolves.toBeUndefined();
  });
});
