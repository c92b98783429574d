import { createHash } from 'node:crypto';
import { EventBridgeClient, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from '@jest/globals';
import { EventBridgePublisher } from '../../src/adapters/aws/eventbridge/event-bridge-publisher.ts';
import type { SendFailure } from '../../src/adapters/aws/sqs/failure.ts';
import { SqsParking } from '../../src/adapters/aws/sqs/sqs-parking.ts';
import { SqsQueue } from '../../src/adapters/aws/sqs/sqs-queue.ts';
import { functionUrlHandler } from '../../src/adapters/edge/lambda-url/handler.ts';
import { BusWatch } from '../../src/adapters/publishing/bus-watch/bus-watch.ts';
import { ParkedTexts } from '../../src/adapters/publishing/parking/parked-texts.ts';
import { publisherChain } from '../../src/adapters/publishing/publisher-chain.ts';
import { timerPause } from '../../src/adapters/system/timer-pause.ts';
import type { Endpoint } from '../../src/domain/endpoint.ts';
import type { WebhookEvent } from '../../src/domain/event.ts';
import { github } from '../../src/domain/providers/github.ts';
import { Backoff } from '../../src/domain/publishing/backoff.ts';
import { Gateway } from '../../src/domain/receiving/gateway.ts';
import { MemoryStore } from '../adapters/publishing/parking/memory-store.ts';
import { aDelivery, signed } from '../support/deliveries.ts';
import { anEvent } from '../support/events.ts';
import {
  FixedSecrets,
  FixedWeb,
  MemoryEnrolments,
  RecordingBuses,
  RecordingLog,
  RecordingMetrics,
  RecordingPublisher,
} from '../support/fakes.ts';
import { functionUrlEvent } from '../support/function-url-events.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { timeLeft } from '../support/time-left.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
const sqsBytes = 1_048_576;
/** What a parked message leaves free for the reason of a dead letter, which counts too. */
const reasonBytes = 1_024;
/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const lambdaBytes = 6 * 1_048_576;
const maxima = [262_144, 1_000_000] as const;
const patienceMs = 9_000;
const backoff = new Backoff(timerPause, Math.random);

/** A queue that refuses what SQS would, by its documented limits. */
class MemoryQueue extends SqsQueue {
  readonly requests: (readonly string[])[] = [];

  get messages(): readonly string[] {
    return this.requests.flat();
  }

  override async sendBatch(texts: readonly string[]): Promise<readonly (SendFailure | undefined)[]> {
    const total = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    if (texts.length > 10 || total > sqsBytes) throw new Error('BatchRequestTooLong');
    this.requests.push(texts);
    return texts.map(() => undefined);
  }
}

interface World {
  readonly maxEntryBytes: number;
  /** An entry must be smaller than this, whatever the gateway believes. */
  readonly busBytes: number;
  readonly bucket: boolean;
  readonly bus: 'up' | 'down';
}

function worldOf({ maxEntryBytes, busBytes, bucket, bus: state }: World) {
  const clock = new ManualClock();
  const [log, metrics, bus] = [new RecordingLog(), new RecordingMetrics(), new RecordingPublisher()];
  const taken: WebhookEvent[] = [];
  bus.receiptFor = (event) => {
    if (state === 'down') return { status: 'unavailable', reason: 'outage', code: 'InternalFailure' };
    if (entrySize(event) >= busBytes)
      return { status: 'refused', reason: 'too_large', code: 'entry_too_large' };
    taken.push(event);
    return { status: 'published' };
  };
  const objects = bucket ? new MemoryStore() : undefined;
  const queue = new MemoryQueue('http://127.0.0.1:1/queue', 1_000);
  const parking = new SqsParking(async () => queue, new ParkedTexts(objects), backoff);
  const watch = new BusWatch(new RecordingBuses(), clock);
  const publisher = publisherChain(bus, { parking, objects }, maxEntryBytes, {
    watch,
    clock,
    log,
    metrics,
    pause: timerPause,
  });
  const stored = () => [...(objects?.objects ?? [])].map(([key, body]) => ({ key, body: Buffer.from(body) }));
  return { clock, log, metrics, publisher, taken, queue, stored };
}

/**
 * 14 bytes for the time, and the UTF-8 of source, detail-type, detail and resources.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size
 */
function entrySize({ source, detailType, detail, resources }: WebhookEvent): number {
  return 14 + Buffer.from([source, detailType, detail, ...resources].join('')).length;
}

/** Bytes of the parked event: JSON in ASCII, the detail as a string in it. */
function messageSize({ detail, ...event }: WebhookEvent): number {
  return JSON.stringify({ v: 1, event: { ...event, detail: '' } }).length + escapedSize(detail);
}

/** Bytes of a text in a string of JSON that is ASCII only. https://datatracker.ietf.org/doc/html/rfc8259#section-7 */
function escapedSize(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22 || unit === 0x5c) bytes += 2;
    else bytes += unit >= 0x20 && unit < 0x7f ? 1 : 6;
  }
  return bytes;
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** Where an event is in the end. */
type Place =
  | 'bus'
  | 'pointer on the bus'
  | 'queue'
  | 'pointer in the queue'
  | 'parked in the bucket'
  | 'too large'
  | 'unavailable';

/** By the documented sizes alone. */
function expectedPlace(event: WebhookEvent, { maxEntryBytes, busBytes, bucket, bus }: World): Place {
  const size = entrySize(event);
  if (size >= maxEntryBytes && !bucket) return 'too large';
  if (bus === 'up') {
    if (size < maxEntryBytes && size < busBytes) return 'bus';
    return bucket ? 'pointer on the bus' : 'too large';
  }
  if (size >= maxEntryBytes) return 'pointer in the queue';
  if (messageSize(event) <= sqsBytes - reasonBytes) return 'queue';
  return bucket ? 'parked in the bucket' : 'unavailable';
}

/** What a claim check says of an object that holds `detail`. */
const pointerTo = (detail: string) => ({
  bucket: 'hooks',
  key: `github/2026-11-23/${sha256(detail)}.json`,
  size: Buffer.byteLength(detail),
  sha256: sha256(detail),
});

/** Publishes one event, and looks for it everywhere. */
async function land(event: WebhookEvent, world: World): Promise<Place> {
  const { publisher, clock, taken, queue, stored } = worldOf(world);
  const [receipt, ...others] = await publisher.publish([event], timeLeft(patienceMs, clock));
  expect(others).toEqual([]);
  const parked = queue.messages.map((text) => JSON.parse(text) as { event?: WebhookEvent; stored?: object });
  const objects = stored();
  const traces = { bus: taken.length, queue: parked.length, bucket: objects.length };
  if (receipt?.status === 'refused' || receipt?.status === 'unavailable') {
    expect(traces).toEqual({ bus: 0, queue: 0, bucket: 0 });
    if (receipt.status === 'unavailable') return 'unavailable';
    expect(receipt.code).toBe('entry_too_large');
    return 'too large';
  }
  expect(receipt).toEqual({ status: world.bus === 'up' ? 'published' : 'parked' });
  const found = taken[0] ?? parked[0]?.event;
  const [object] = objects;
  if (!object) {
    expect(traces).toEqual({ bus: taken.length, queue: 1 - taken.length, bucket: 0 });
    expect(found?.detail === event.detail).toBe(true);
    expect({ ...found, detail: '' }).toEqual({ ...event, detail: '' });
    return taken.length > 0 ? 'bus' : 'queue';
  }
  expect(traces).toEqual({ bus: taken.length, queue: 1 - taken.length, bucket: 1 });
  if (found) {
    expect(object.key).toBe(pointerTo(event.detail).key);
    expect(object.body.toString() === event.detail).toBe(true);
    const { sallyport } = JSON.parse(found.detail) as { sallyport: { claimCheck: object } };
    expect(sallyport.claimCheck).toEqual(pointerTo(event.detail));
    expect({ ...found, detail: '' }).toEqual({ ...event, detail: '', isClaimCheck: true });
    expect(entrySize(found)).toBeLessThan(Math.min(world.maxEntryBytes, world.busBytes));
    return taken.length > 0 ? 'pointer on the bus' : 'pointer in the queue';
  }
  expect(object.key).toBe(`parked/github/2026-11-23/${sha256(object.body)}.json`);
  expect(object.body.length).toBe(messageSize(event));
  expect(parked[0]?.stored).toEqual({
    bucket: 'hooks',
    key: object.key,
    size: object.body.length,
    sha256: sha256(object.body),
  });
  const { event: kept } = JSON.parse(object.body.toString()) as { event: WebhookEvent };
  expect(kept.detail === event.detail).toBe(true);
  expect({ ...kept, detail: '' }).toEqual({ ...event, detail: '' });
  return 'parked in the bucket';
}

/** Characters as the text of a detail has them: UTF-8 bytes, and bytes when parked. */
const fillers = [
  { what: 'ASCII', text: 'x', bytes: 1, parked: 1 },
  { what: 'quotes', text: '\\"', bytes: 2, parked: 4 },
  { what: 'two-byte characters', text: 'ž', bytes: 2, parked: 6 },
  { what: 'three-byte characters', text: '漢', bytes: 3, parked: 6 },
  { what: 'characters of two units', text: '🐎', bytes: 4, parked: 12 },
  { what: 'characters that SQS replaces', text: '\ufffe', bytes: 3, parked: 6 },
  { what: 'deletes', text: '\u007f', bytes: 1, parked: 6 },
] as const;
type Filler = (typeof fillers)[number];

/** An event of which `measure` says exactly that, made of as many of one kind of character as fit. */
function eventOf(bytes: number, filler: Filler, measure: 'entry' | 'message'): WebhookEvent {
  const bare = anEvent({ detail: '{"x":""}' });
  const free = bytes - (measure === 'entry' ? entrySize(bare) : messageSize(bare));
  const each = measure === 'entry' ? filler.bytes : filler.parked;
  const detail = `{"x":"${'x'.repeat(free % each)}${filler.text.repeat(Math.floor(free / each))}"}`;
  const event = { ...bare, detail };
  expect(measure === 'entry' ? entrySize(event) : messageSize(event)).toBe(bytes);
  return event;
}

const around = (limit: number) => [limit - 1, limit, limit + 1];

function worlds(maxEntryBytes: number): readonly World[] {
  return [
    { maxEntryBytes, busBytes: 1_048_576, bucket: true, bus: 'up' },
    { maxEntryBytes, busBytes: 1_048_576, bucket: false, bus: 'up' },
    // a bus with the old limit, of which the gateway may not know
    { maxEntryBytes, busBytes: 262_144, bucket: true, bus: 'up' },
    { maxEntryBytes, busBytes: 262_144, bucket: false, bus: 'up' },
    { maxEntryBytes, busBytes: 1_048_576, bucket: true, bus: 'down' },
    { maxEntryBytes, busBytes: 1_048_576, bucket: false, bus: 'down' },
  ];
}

/** Lands events in worlds, and compares with the documented sizes. @returns how often each place was right */
async function landAll(events: readonly WebhookEvent[], all: readonly World[]): Promise<Map<Place, number>> {
  const places = new Map<Place, number>();
  for (const event of events) {
    for (const world of all) {
      const place = await land(event, world);
      expect({ ...world, size: entrySize(event), place }).toEqual({
        ...world,
        size: entrySize(event),
        place: expectedPlace(event, world),
      });
      places.set(place, (places.get(place) ?? 0) + 1);
    }
  }
  return places;
}

describe('an entry', () => {
  const smallest = anEvent({ source: 's', detailType: 't', detail: '{}', resources: [] });

  it.each(maxima)('lands on its side of every limit, where maxEntryBytes is %i', async (maxEntryBytes) => {
    const sizes = [200, ...around(262_144), ...around(1_000_000), ...around(1_048_576), lambdaBytes];
    const events = [smallest, ...sizes.map((size) => eventOf(size, fillers[0], 'entry'))];
    expect(events).toHaveLength(12);
    const places = await landAll(events, worlds(maxEntryBytes));
    expect([...places.values()].reduce((sum, count) => sum + count)).toBe(events.length * 6);
    const seen = ['bus', 'pointer on the bus', 'queue', 'pointer in the queue', 'too large'];
    expect([...places.keys()].sort()).toEqual(seen.sort());
  });

  it.each(fillers)('is measured in bytes of UTF-8, made of $what', async (filler) => {
    const [maxEntryBytes] = maxima;
    const events = around(maxEntryBytes).map((size) => eventOf(size, filler, 'entry'));
    const all = worlds(maxEntryBytes).filter(({ busBytes }) => busBytes > maxEntryBytes);
    const places = await landAll(events, all);
    expect(places.get('bus')).toBe(2);
    expect(places.get('pointer on the bus')).toBe(2);
    expect(places.get('too large')).toBe(4);
  });
});

describe('a parked event', () => {
  /** The largest that can be configured: so plain text too meets the limit of SQS before that of the bus. */
  const maxEntryBytes = 1_048_576;
  const down = [true, false].map(
    (bucket): World => ({ maxEntryBytes, busBytes: 1_048_576, bucket, bus: 'down' }),
  );

  it.each(fillers)('is measured as SQS gets it, escaped, made of $what', async (filler) => {
    const limit = sqsBytes - reasonBytes;
    const events = [...around(limit), ...around(sqsBytes)].map((size) => eventOf(size, filler, 'message'));
    const places = await landAll(events, down);
    expect(Object.fromEntries(places)).toEqual({ queue: 4, 'parked in the bucket': 4, unavailable: 4 });
  });

  it('of the limit of an entry does not fit into a message when its escapes are counted', async () => {
    const world: World = { maxEntryBytes: 1_000_000, busBytes: 1_048_576, bucket: true, bus: 'down' };
    const places = fillers.map((filler) => land(eventOf(999_999, filler, 'entry'), world));
    const [ascii, ...escaped] = await Promise.all(places);
    expect(ascii).toBe('queue');
    expect(new Set(escaped)).toEqual(new Set(['parked in the bucket']));
  });
});

describe('a delivery', () => {
  const secret = 'It is a Secret to Everybody';
  const endpoint: Endpoint = {
    name: 'github',
    provider: github,
    secretId: 's',
    bus: 'default',
    format: 'payload',
  };

  /** A body of exactly that many bytes: a number while it is too short for an object. */
  const bodyOf = (bytes: number) =>
    bytes < '{"x":""}'.length ? '1'.repeat(bytes) : `{"x":"${'x'.repeat(bytes - '{"x":""}'.length)}"}`;

  async function send(body: string, world: World) {
    const { publisher, clock, log, metrics, taken, queue, stored } = worldOf(world);
    const secrets = new FixedSecrets({ s: [secret] });
    const gateway = new Gateway([endpoint], undefined, {
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
    const headers = {
      'content-type': 'application/json',
      'x-github-event': 'push',
      'x-github-delivery': 'd1',
    };
    const delivery = signed(
      aDelivery({ rawPath: '/github', headers, body, receivedAt: clock.now() }),
      github,
      secret,
    );
    const handler = functionUrlHandler(gateway, [endpoint], clock, log, metrics);
    const answer = await handler(functionUrlEvent(delivery, false), {
      getRemainingTimeInMillis: () => 30_000,
    });
    const { statusCode } = answer as { statusCode: number };
    return { statusCode, bus: taken.length, queue: queue.messages.length, bucket: stored().length };
  }

  /** Bytes of an entry beside its detail: those of the time, the source, the detail-type and the resource. */
  const beside =
    14 + 'github.com'.length + 'push'.length + `urn:sallyport:github:d1%3A${'0'.repeat(16)}`.length;
  const limit = 1_000_000 - beside;
  const bigger = [limit, limit + 1, sqsBytes, lambdaBytes];
  const world = { maxEntryBytes: 1_000_000, busBytes: 1_048_576 };

  it.each([1, 2, 7, 8, 9, 1_024, 262_144 - beside, limit - 1])(
    'of %i bytes is on the bus, or parked as a message',
    async (bytes) => {
      const body = bodyOf(bytes);
      expect(body).toHaveLength(bytes);
      const onBus = { statusCode: 200, bus: 1, queue: 0, bucket: 0 };
      expect(await send(body, { ...world, bucket: false, bus: 'up' })).toEqual(onBus);
      const inQueue = { statusCode: 200, bus: 0, queue: 1, bucket: 0 };
      expect(await send(body, { ...world, bucket: false, bus: 'down' })).toEqual(inQueue);
    },
  );

  it.each(bigger)('of %i bytes is in the bucket, or refused with 413 where there is none', async (bytes) => {
    const body = bodyOf(bytes);
    const onBus = { statusCode: 200, bus: 1, queue: 0, bucket: 1 };
    expect(await send(body, { ...world, bucket: true, bus: 'up' })).toEqual(onBus);
    const inQueue = { statusCode: 200, bus: 0, queue: 1, bucket: 1 };
    expect(await send(body, { ...world, bucket: true, bus: 'down' })).toEqual(inQueue);
    const nowhere = { statusCode: 413, bus: 0, queue: 0, bucket: 0 };
    expect(await send(body, { ...world, bucket: false, bus: 'up' })).toEqual(nowhere);
    expect(await send(body, { ...world, bucket: false, bus: 'down' })).toEqual(nowhere);
  });

  it('that fits into an entry and, escaped, not into a message is a 503 where the bus is down and there is no bucket', async () => {
    const body = `{"x":"${'ž'.repeat(200_000)}"}`;
    const nowhere = { statusCode: 503, bus: 0, queue: 0, bucket: 0 };
    expect(await send(body, { ...world, bucket: false, bus: 'down' })).toEqual(nowhere);
    const parked = { statusCode: 200, bus: 0, queue: 1, bucket: 1 };
    expect(await send(body, { ...world, bucket: true, bus: 'down' })).toEqual(parked);
  });
});

describe('a batch', () => {
  /** EventBridge with its documented limits, behind the real client: ten entries, and all of them together below 1 MB. */
  function eventBridge(requestBytes: number) {
    const requests: (readonly PutEventsRequestEntry[])[] = [];
    const client = new EventBridgeClient({ region: 'eu-west-1' });
    client.middlewareStack.add(
      () =>
        async ({ input }) => {
          const { Entries = [] } = input as { Entries?: PutEventsRequestEntry[] };
          const bytes = Entries.reduce((sum, entry) => sum + entrySize(asEvent(entry)), 0);
          requests.push(Entries);
          if (Entries.length > 10 || bytes >= requestBytes) {
            throw Object.assign(new Error('Total size of the entries in the request is over the limit.'), {
              name: 'ValidationException',
            });
          }
          const output = {
            $metadata: {},
            FailedEntryCount: 0,
            Entries: Entries.map((_, at) => ({ EventId: `e${at}` })),
          };
          return { response: {}, output };
        },
      { step: 'initialize', priority: 'high' },
    );
    return { client, requests };
  }

  function asEvent({ Source = '', DetailType = '', Detail = '', Resources = [] }: PutEventsRequestEntry) {
    return anEvent({ source: Source, detailType: DetailType, detail: Detail, resources: Resources });
  }

  /** Publishes entries of those sizes. @returns the sizes by request, and the places */
  async function publish(sizes: readonly number[], maxEntryBytes: number, busBytes: number) {
    const clock = new ManualClock();
    const { client, requests } = eventBridge(busBytes);
    const bus = new EventBridgePublisher(client, maxEntryBytes, backoff, timerPause);
    const watch = new BusWatch(new RecordingBuses(), clock);
    const common = {
      watch,
      clock,
      log: new RecordingLog(),
      metrics: new RecordingMetrics(),
      pause: timerPause,
    };
    const publisher = publisherChain(bus, {}, maxEntryBytes, common);
    const events = sizes.map((size) => eventOf(size, fillers[0], 'entry'));
    const receipts = await publisher.publish(events, timeLeft(patienceMs, clock));
    const bySize = requests.map((request) => request.map((entry) => entrySize(asEvent(entry))));
    return { bySize, statuses: receipts.map(({ status }) => status) };
  }

  const published = (count: number) => Array(count).fill('published');

  it.each(maxima)('is sent in requests smaller than an entry may be: %i', async (max) => {
    const half = Math.floor(max / 2);
    const table = [
      { sizes: [half, max - half - 1], requests: [[half, max - half - 1]] },
      { sizes: [half, max - half], requests: [[half], [max - half]] },
      { sizes: [half, max - half + 1], requests: [[half], [max - half + 1]] },
      { sizes: [max - 1, 200, max - 1], requests: [[max - 1], [200], [max - 1]] },
      { sizes: Array(10).fill(200), requests: [Array(10).fill(200)] },
      { sizes: Array(11).fill(200), requests: [Array(10).fill(200), [200]] },
    ];
    expect(table).toHaveLength(6);
    for (const { sizes, requests } of table) {
      const { bySize, statuses } = await publish(sizes, max, max);
      expect({ sizes, requests: bySize }).toEqual({ sizes, requests });
      expect(statuses).toEqual(published(sizes.length));
    }
  });

  it('that a bus with a lower limit refuses as a whole is sent again one by one', async () => {
    const { bySize, statuses } = await publish([150_000, 150_000, 300_000], 1_000_000, 262_144);
    expect(bySize).toEqual([[150_000, 150_000, 300_000], [150_000], [150_000], [300_000]]);
    expect(statuses).toEqual(['published', 'published', 'refused']);
  });

  it('with one that is too big passes without it, which goes to the bucket', async () => {
    const { publisher, clock, taken, stored } = worldOf({
      maxEntryBytes: 1_000_000,
      busBytes: 1_048_576,
      bucket: true,
      bus: 'up',
    });
    const events = [200, 1_000_000, 999_999].map((size) => eventOf(size, fillers[0], 'entry'));
    const receipts = await publisher.publish(events, timeLeft(patienceMs, clock));
    expect(receipts.map(({ status }) => status)).toEqual(published(3));
    expect(stored()).toHaveLength(1);
    expect(taken.map(entrySize).filter((size) => size === 200 || size === 999_999)).toHaveLength(2);
    expect(taken).toHaveLength(3);
  });

  it('is parked in requests that SQS takes', async () => {
    const half = sqsBytes / 2;
    const table = [
      { sizes: [half, half - 1], requests: [2] },
      { sizes: [half, half], requests: [2] },
      { sizes: [half, half + 1], requests: [1, 1] },
      { sizes: Array(10).fill(400), requests: [10] },
      { sizes: Array(11).fill(400), requests: [10, 1] },
      { sizes: [sqsBytes - reasonBytes, reasonBytes, 400], requests: [2, 1] },
    ];
    expect(table).toHaveLength(6);
    for (const { sizes, requests } of table) {
      const world: World = { maxEntryBytes: 1_048_576, busBytes: 1_048_576, bucket: false, bus: 'down' };
      const { publisher, clock, queue } = worldOf(world);
      const events = sizes.map((size) => eventOf(size, fillers[0], 'message'));
      const receipts = await publisher.publish(events, timeLeft(patienceMs, clock));
      expect(receipts.map(({ status }) => status)).toEqual(sizes.map(() => 'parked'));
      expect({ sizes, requests: queue.requests.map((texts) => texts.length) }).toEqual({ sizes, requests });
    }
  });
});
