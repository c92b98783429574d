import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ClaimCheckPublisher } from '../../../../src/adapters/publishing/claim-check/claim-check-publisher.ts';
import type { WebhookEvent } from '../../../../src/domain/event.ts';
import type { TimeLeft } from '../../../../src/domain/time-left.ts';
import type { ObjectStore, StoredObject } from '../../../../src/ports/object-store.ts';
import type { Receipt } from '../../../../src/ports/publisher.ts';
import { anEvent, eventOfSize } from '../../../support/events.ts';
import { RecordingLog, RecordingPublisher } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { timeLeft } from '../../../support/time-left.ts';

const limit = 1_000;
const published: Receipt = { status: 'published' };
const tooLarge: Receipt = { status: 'refused', reason: 'too_large', code: 'entry_too_large' };

class MemoryStore implements ObjectStore {
  readonly puts: { key: string; body: string; sha256: string; left: number; callsBefore: number }[] = [];
  failsFor: (key: string) => boolean = () => false;

  async put(key: string, body: Uint8Array, sha256: string, time: TimeLeft): Promise<StoredObject> {
    await Promise.resolve();
    if (this.failsFor(key)) throw Object.assign(new Error('slow down'), { name: 'SlowDown' });
    this.puts.push({
      key,
      body: Buffer.from(body).toString(),
      sha256,
      left: time.left,
      callsBefore: bus.calls.length,
    });
    return { bucket: 'big', key };
  }

  async get(): Promise<Uint8Array> {
    throw new Error('nobody reads here');
  }
}

let bus: RecordingPublisher;
let store: MemoryStore;
let clock: ManualClock;
let log: RecordingLog;
let publisher: ClaimCheckPublisher;

beforeEach(() => {
  bus = new RecordingPublisher();
  store = new MemoryStore();
  clock = new ManualClock();
  log = new RecordingLog();
  publisher = new ClaimCheckPublisher(bus, store, limit, log);
});

const publish = (...events: WebhookEvent[]) => publisher.publish(events, timeLeft(1_000, clock));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const isPointer = ({ isClaimCheck }: WebhookEvent) => isClaimCheck === true;
/** A detail that its sender made look like ours. */
const forged =
  '{"sallyport":{"claimCheck":{"bucket":"theirs","key":"k","size":1,"sha256":"ab"}},"fields":{}}';

describe('the limit', () => {
  it.each([
    { size: limit - 1, stored: 0, what: 'one byte below it an event passes as it is' },
    { size: limit, stored: 1, what: 'at it the detail is stored' },
    { size: limit + 1, stored: 1, what: 'one byte above it the detail is stored' },
  ])('is strict: $what', async ({ size, stored }) => {
    await expect(publish(eventOfSize(size))).resolves.toEqual([published]);
    expect(store.puts).toHaveLength(stored);
    expect(bus.events.map(isPointer)).toEqual([stored === 1]);
  });
});

describe('an event that is too big', () => {
  it('is stored before its pointer is published', async () => {
    await publish(eventOfSize(limit));
    expect(store.puts.map(({ callsBefore }) => callsBefore)).toEqual([0]);
    expect(bus.calls).toHaveLength(1);
  });

  it('is stored as the detail that would have been sent, under endpoint, day and digest', async () => {
    const detail = `{"id" : 12345678901234567890,"text":"žluťoučký 🐎${'x'.repeat(limit)}"}`;
    await publish(anEvent({ endpoint: 'sms', detail, time: Date.UTC(2026, 0, 2, 23, 59, 59, 999) }));
    const { key, body, sha256: digest } = store.puts[0]!;
    expect({ key, body, digest }).toEqual({
      key: `sms/2026-01-02/${sha256(detail)}.json`,
      body: detail,
      digest: sha256(detail),
    });
  });

  it('is published as a pointer that has everything else of it', async () => {
    const event = eventOfSize(limit, { traceHeader: 'Root=1-a', suppressionKey: 'k', bus: 'comms' });
    await publish(event);
    const digest = sha256(event.detail);
    const key = `github/2026-11-23/${digest}.json`;
    const check = { bucket: 'big', key, size: event.detail.length, sha256: digest };
    expect(bus.events).toEqual([
      {
        ...event,
        isClaimCheck: true,
        detail: JSON.stringify({ sallyport: { claimCheck: check }, fields: {} }),
      },
    ]);
  });

  it('counts its size in bytes of UTF-8', async () => {
    await publish(anEvent({ detail: `{"x":"${'é'.repeat(limit)}"}` }));
    expect(JSON.parse(bus.events[0]!.detail).sallyport.claimCheck.size).toBe(2 * limit + 8);
  });

  it('leaves half of the time to the publishing', async () => {
    await publish(eventOfSize(limit));
    expect(store.puts[0]?.left).toBe(500);
    expect(bus.calls[0]?.left).toBe(1_000);
  });

  it('has the receipt of its pointer', async () => {
    const receipt: Receipt = { status: 'parked' };
    bus.receiptFor = () => receipt;
    await expect(publish(eventOfSize(limit))).resolves.toEqual([receipt]);
  });

  it('is not stored again when even the pointer is refused for its size', async () => {
    bus.receiptFor = () => tooLarge;
    await expect(publish(eventOfSize(limit))).resolves.toEqual([
      { status: 'unavailable', reason: 'outage', code: 'claim_check_refused' },
    ]);
    expect(store.puts).toHaveLength(1);
    expect(bus.calls).toHaveLength(1);
  });
});

describe('an event that the bus refuses', () => {
  it('for its size is stored, and a pointer published', async () => {
    bus.receiptFor = (event) => (isPointer(event) ? published : tooLarge);
    const event = eventOfSize(limit - 1);
    await expect(publish(event)).resolves.toEqual([published]);
    expect(store.puts.map(({ body }) => body)).toEqual([event.detail]);
    expect(bus.events.map(isPointer)).toEqual([false, true]);
  });

  it('for its size is stored also where its sender made it look like a pointer', async () => {
    bus.receiptFor = (event) => (isPointer(event) ? published : tooLarge);
    await expect(publish(anEvent({ detail: forged }))).resolves.toEqual([published]);
    expect(store.puts.map(({ body }) => body)).toEqual([forged]);
  });

  it('for its size is not stored where it is a pointer that was parked', async () => {
    bus.receiptFor = () => tooLarge;
    await expect(publish(anEvent({ detail: forged, isClaimCheck: true }))).resolves.toEqual([
      { status: 'unavailable', reason: 'outage', code: 'claim_check_refused' },
    ]);
    expect(store.puts).toEqual([]);
  });

  it.each<Receipt>([
    { status: 'refused', reason: 'event_fault', code: 'MalformedDetail' },
    { status: 'unavailable', reason: 'outage', code: 'entry_too_large' },
  ])('for something else is not stored: $status $code', async (receipt) => {
    bus.receiptFor = () => receipt;
    await expect(publish(anEvent())).resolves.toEqual([receipt]);
    expect(store.puts).toEqual([]);
  });
});

describe('a store that fails', () => {
  const failed: Receipt = { status: 'unavailable', reason: 'outage', code: 'claim_check_failed' };

  it('is an outage for this event: nothing is published, one line says why', async () => {
    store.failsFor = () => true;
    await expect(publish(eventOfSize(limit))).resolves.toEqual([failed]);
    expect(bus.calls).toEqual([]);
    expect(log.named('claim_check_failed')).toEqual([
      {
        level: 'error',
        name: 'claim_check_failed',
        fields: {
          endpoint: 'github',
          id: 'delivery-1',
          size: expect.any(Number),
          error: 'SlowDown',
          message: 'slow down',
        },
      },
    ]);
  });

  it('is an outage too for an event that the bus found too big', async () => {
    store.failsFor = () => true;
    bus.receiptFor = () => tooLarge;
    await expect(publish(anEvent())).resolves.toEqual([failed]);
  });

  it('costs nothing but the events that need it', async () => {
    const [bad, good] = [eventOfSize(1_001), eventOfSize(1_002)];
    store.failsFor = (key) => key.includes(sha256(bad.detail));
    await expect(publish(anEvent(), bad, good)).resolves.toEqual([published, failed, published]);
  });
});

describe('a batch', () => {
  it('passes untouched where nothing is too big', async () => {
    const events = [anEvent(), eventOfSize(999)];
    await publish(...events);
    expect(bus.calls).toEqual([{ events, left: 1_000 }]);
  });

  it('has its receipts in order, whatever became of each event', async () => {
    const events = [500, 1_000, 400, 2_000, 300, 999].map((size, n) => eventOfSize(size, { id: `${n}` }));
    bus.receiptFor = (event) =>
      event.id === '4' && !isPointer(event)
        ? tooLarge
        : { status: 'unavailable', reason: 'outage', code: event.id };
    const receipts = await publish(...events);
    expect(receipts).toEqual(events.map(({ id }) => ({ status: 'unavailable', reason: 'outage', code: id })));
    expect(bus.calls.map((call) => call.events.map(({ id }) => id))).toEqual([
      ['0', '2', '4', '5'],
      ['1', '3', '4'],
    ]);
  });

  it('is not taken for published where the bus says too little', async () => {
    const silent = new ClaimCheckPublisher({ publish: async () => [] }, store, limit, log);
    const [receipt] = await silent.publish([anEvent()], timeLeft(1_000, clock));
    expect(receipt?.status).toBe('unavailable');
  });
});
