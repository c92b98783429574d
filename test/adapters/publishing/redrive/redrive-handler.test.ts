import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { eventBridgeClient } from '../../../../src/adapters/aws/eventbridge/client.ts';
import { EventBridgePublisher } from '../../../../src/adapters/aws/eventbridge/event-bridge-publisher.ts';
import { lazyQueue } from '../../../../src/adapters/aws/sqs/lazy-queue.ts';
import { mostParkedBytes } from '../../../../src/adapters/aws/sqs/limits.ts';
import { SqsDeadLetters } from '../../../../src/adapters/aws/sqs/sqs-dead-letters.ts';
import { SqsParking } from '../../../../src/adapters/aws/sqs/sqs-parking.ts';
import type { Hiding } from '../../../../src/adapters/aws/sqs/sqs-queue.ts';
import { SqsVisibility } from '../../../../src/adapters/aws/sqs/sqs-visibility.ts';
import { eventText } from '../../../../src/adapters/publishing/parking/parked-event.ts';
import { ParkedTexts } from '../../../../src/adapters/publishing/parking/parked-texts.ts';
import { RedriveHandler } from '../../../../src/adapters/publishing/redrive/redrive-handler.ts';
import { SizeLimitedPublisher } from '../../../../src/adapters/publishing/size-limit/size-limited-publisher.ts';
import { systemClock } from '../../../../src/adapters/system/system-clock.ts';
import { timerPause } from '../../../../src/adapters/system/timer-pause.ts';
import type { WebhookEvent } from '../../../../src/domain/event.ts';
import { Backoff } from '../../../../src/domain/publishing/backoff.ts';
import type { TimeLeft } from '../../../../src/domain/time-left.ts';
import type { Receipt } from '../../../../src/ports/publisher.ts';
import { awsEnvironment } from '../../../support/aws-environment.ts';
import { AwsServer, awsError } from '../../../support/aws-server.ts';
import { anEvent, numberedEvents } from '../../../support/events.ts';
import { RecordingLog, RecordingMetrics, RecordingPublisher } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { SqsBehaviour } from '../../../support/sqs-behaviour.ts';
import { timeLeft } from '../../../support/time-left.ts';
import { MemoryStore } from '../parking/memory-store.ts';

const context = { getRemainingTimeInMillis: () => 30_000 };
const random = () => 0;
const throttled: Receipt = { status: 'unavailable', reason: 'throttled', code: 'ThrottlingException' };
const denied: Receipt = { status: 'refused', reason: 'denied', code: 'AccessDeniedException' };
const down: Receipt = { status: 'unavailable', reason: 'outage', code: 'InternalFailure' };

class RecordingDeadLetters {
  readonly letters: { readonly text: string; readonly reason: string; readonly left: number }[] = [];
  fails = false;

  async put(text: string, reason: string, time: TimeLeft): Promise<void> {
    if (this.fails) throw Object.assign(new Error('no'), { name: 'AccessDenied' });
    this.letters.push({ text, reason, left: time.left });
  }
}

class RecordingVisibility {
  readonly hidden: { readonly receiptHandle: string; readonly seconds: number; readonly left: number }[] = [];
  fails = false;

  async hide(messages: readonly Hiding[], time: TimeLeft): Promise<readonly (string | undefined)[]> {
    if (this.fails) return messages.map(() => 'ReceiptHandleIsInvalid');
    this.hidden.push(...messages.map((message) => ({ ...message, left: time.left })));
    return messages.map(() => undefined);
  }
}

function aRecord(body: string, at = 0, receiveCount = 1): SQSRecord {
  return {
    messageId: `message-${at}`,
    receiptHandle: `handle-${at}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: '0',
      SenderId: 'x',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-1:000000000000:parked',
    awsRegion: 'eu-west-1',
  };
}

const recordsOf = (events: readonly WebhookEvent[]): SQSEvent => ({
  Records: events.map((event, at) => aRecord(eventText(event), at)),
});
const failures = (...numbers: readonly number[]) => ({
  batchItemFailures: numbers.map((at) => ({ itemIdentifier: `message-${at}` })),
});
const numberOf = ({ detail }: WebhookEvent) => (JSON.parse(detail) as { n: number }).n;

describe('a redrive', () => {
  let clock: ManualClock;
  let publisher: RecordingPublisher;
  let deadLetters: RecordingDeadLetters;
  let visibility: RecordingVisibility;
  let store: MemoryStore;
  let log: RecordingLog;
  let metrics: RecordingMetrics;
  let handler: RedriveHandler;

  beforeEach(() => {
    clock = new ManualClock();
    publisher = new RecordingPublisher();
    deadLetters = new RecordingDeadLetters();
    visibility = new RecordingVisibility();
    store = new MemoryStore();
    log = new RecordingLog();
    metrics = new RecordingMetrics();
    const messages = new ParkedTexts(store);
    handler = new RedriveHandler({
      publisher,
      messages,
      deadLetters,
      visibility,
      clock,
      log,
      metrics,
      random,
    });
  });

  it('publishes ten events in one call, and is done with them', async () => {
    const events = numberedEvents(10);
    await expect(handler.handle(recordsOf(events), context)).resolves.toEqual(failures());
    expect(publisher.calls).toEqual([{ events, left: 5_000 }]);
    expect(visibility.hidden).toEqual([]);
    expect(deadLetters.letters).toEqual([]);
    expect(metrics.records).toEqual([]);
    expect(log.lines).toEqual([
      { level: 'info', name: 'redrive', fields: { published: 10, deadLetters: 0, waiting: 0, codes: [] } },
    ]);
  });

  const positions = Array.from({ length: 10 }, (_, position) => position);
  it.each(positions)('keeps only what failed, number %i of ten', async (position) => {
    publisher.receiptFor = (event) => (numberOf(event) === position ? down : { status: 'published' });
    await expect(handler.handle(recordsOf(numberedEvents(10)), context)).resolves.toEqual(failures(position));
    expect(visibility.hidden).toEqual([{ receiptHandle: `handle-${position}`, seconds: 4, left: 28_500 }]);
  });

  it('is done with what the bus has had before', async () => {
    publisher.receiptFor = () => ({ status: 'duplicate' });
    await expect(handler.handle(recordsOf([anEvent()]), context)).resolves.toEqual(failures());
  });

  it('keeps what the bus did not answer for', async () => {
    publisher.publish = async () => [{ status: 'published' }];
    await expect(handler.handle(recordsOf(numberedEvents(2)), context)).resolves.toEqual(failures(1));
  });

  it.each([
    'AccessDeniedException',
    'NotAuthorizedForSourceException',
    'NotAuthorizedForDetailTypeException',
    'InvalidAccountIdException',
    'ValidationException',
    'SomethingNobodyKnowsYet',
  ])('keeps what somebody may repair: %s, and alarms', async (code) => {
    publisher.receiptFor = () => ({ status: 'refused', reason: 'denied', code });
    await expect(handler.handle(recordsOf(numberedEvents(2)), context)).resolves.toEqual(failures(0, 1));
    expect(deadLetters.letters).toEqual([]);
    expect(metrics.sum('Unavailable')).toBe(2);
    expect(log.named('redrive')[0]).toEqual({
      level: 'error',
      name: 'redrive',
      fields: { published: 0, deadLetters: 0, waiting: 2, codes: [code] },
    });
  });

  it.each([
    ['event_fault', 'MalformedDetail'],
    ['event_fault', 'InvalidArgument'],
    ['event_fault', 'entry_invalid'],
    ['too_large', 'entry_too_large'],
  ] as const)('makes a dead letter of what the bus will never take, %s: %s', async (reason, code) => {
    publisher.receiptFor = (event) =>
      numberOf(event) === 1 ? { status: 'refused', reason, code } : { status: 'published' };
    const events = recordsOf(numberedEvents(3));
    await expect(handler.handle(events, context)).resolves.toEqual(failures());
    expect(deadLetters.letters).toEqual([{ text: events.Records[1]?.body, reason: code, left: 14_250 }]);
    expect(log.named('redrive_dead_letter')[0]?.fields).toEqual({
      messageId: 'message-1',
      id: 'delivery-1',
      endpoint: 'github',
      reason: code,
    });
  });

  it('makes a dead letter of what nobody can read, and publishes the rest', async () => {
    const Records = [aRecord('hello', 0), aRecord(eventText(anEvent()), 1), aRecord('{"v":9}', 2)];
    await expect(handler.handle({ Records }, context)).resolves.toEqual(failures());
    expect(deadLetters.letters.map(({ text, reason }) => [text, reason])).toEqual([
      ['hello', 'unreadable'],
      ['{"v":9}', 'unreadable'],
    ]);
    expect(publisher.events).toEqual([anEvent()]);
  });

  it('publishes nothing where nothing can be read', async () => {
    await handler.handle({ Records: [aRecord('hello')] }, context);
    expect(publisher.calls).toEqual([]);
  });

  it('keeps what cannot be made a dead letter', async () => {
    deadLetters.fails = true;
    publisher.receiptFor = () => ({ status: 'refused', reason: 'event_fault', code: 'MalformedDetail' });
    const Records = [aRecord('hello', 0), aRecord(eventText(anEvent()), 1, 3)];
    await expect(handler.handle({ Records }, context)).resolves.toEqual(failures(0, 1));
    expect(visibility.hidden.map(({ seconds }) => seconds)).toEqual([4, 12]);
    expect(log.named('dead_letter_failed').map(({ fields }) => fields.code)).toEqual(
      Array(2).fill('AccessDenied'),
    );
  });

  it('buries only in a part of the time, says in one line how many it could not, and hides those', async () => {
    const put = deadLetters.put.bind(deadLetters);
    deadLetters.put = async (...args) => {
      clock.advance(15_000);
      return put(...args);
    };
    const Records = Array.from({ length: 1_000 }, (_, at) => aRecord('hello', at));
    const { batchItemFailures } = await handler.handle({ Records }, context);
    expect(deadLetters.letters).toHaveLength(1);
    expect(batchItemFailures).toHaveLength(999);
    expect(log.named('dead_letter_failed').map(({ fields }) => fields)).toEqual([
      { messageId: 'message-1', code: 'deadline_passed', messages: 999 },
    ]);
    expect(visibility.hidden.map(({ left }) => left)).toEqual(Array(999).fill(13_500));
  });

  it('keeps what the bus will never take where there is no dead-letter queue', async () => {
    const messages = new ParkedTexts(undefined);
    const ports = { publisher, messages, deadLetters: undefined, visibility, clock, log, metrics, random };
    await expect(new RedriveHandler(ports).handle({ Records: [aRecord('hello')] }, context)).resolves.toEqual(
      failures(0),
    );
    expect(log.named('redrive_refused')).toHaveLength(1);
    expect(visibility.hidden.map(({ seconds }) => seconds)).toEqual([30]);
  });

  it('fetches what lies in the bucket', async () => {
    const event = anEvent({ detail: '{"big":true}' });
    const pointer = String(await new ParkedTexts(store).stored(event, timeLeft(1)));
    await expect(handler.handle({ Records: [aRecord(pointer)] }, context)).resolves.toEqual(failures());
    expect(publisher.events).toStrictEqual([event]);
  });

  it('keeps what lies in a bucket that cannot be reached', async () => {
    const pointer = String(await new ParkedTexts(store).stored(anEvent(), timeLeft(1)));
    store.failure = new Error('SlowDown');
    const Records = [aRecord(pointer, 0), aRecord(eventText(anEvent()), 1)];
    await expect(handler.handle({ Records }, context)).resolves.toEqual(failures(0));
    expect(publisher.events).toHaveLength(1);
    expect(log.named('redrive_unreachable')).toHaveLength(1);
  });

  it('is not held up by an event that uncovers a bug of ours', async () => {
    const publish = publisher.publish.bind(publisher);
    publisher.publish = async (events, time) => {
      if (events.some((event) => numberOf(event) === 1)) throw new RangeError('Invalid time value');
      return publish(events, time);
    };
    await expect(handler.handle(recordsOf(numberedEvents(3)), context)).resolves.toEqual(failures(1));
    expect(publisher.events.map(numberOf)).toEqual([0, 2]);
    expect(log.named('redrive_failed')).toMatchObject([{ level: 'error', fields: { id: 'delivery-1' } }]);
  });

  it('only notes, in one line, that messages could not be hidden', async () => {
    visibility.fails = true;
    publisher.receiptFor = () => down;
    await expect(handler.handle(recordsOf(numberedEvents(2)), context)).resolves.toEqual(failures(0, 1));
    expect(log.named('backoff_failed')).toEqual([
      {
        level: 'warn',
        name: 'backoff_failed',
        fields: { messageId: 'message-0', code: 'ReceiptHandleIsInvalid', messages: 2 },
      },
    ]);
  });

  it('never makes a dead letter of an outage, however long it lasts', async () => {
    publisher.receiptFor = () => down;
    for (let count = 1; count <= 1_000; count += 1) {
      await handler.handle({ Records: [aRecord(eventText(anEvent()), 0, count)] }, context);
    }
    expect(deadLetters.letters).toEqual([]);
    expect(visibility.hidden).toHaveLength(1_000);
    expect(Math.max(...visibility.hidden.map(({ seconds }) => seconds))).toBe(900);
  });
});

describe('a large batch', () => {
  const atOnce = 3;
  let publisher: RecordingPublisher;
  let visibility: RecordingVisibility;
  let store: MemoryStore;
  let clock: ManualClock;
  let most: number;

  beforeEach(() => {
    publisher = new RecordingPublisher();
    visibility = new RecordingVisibility();
    store = new MemoryStore();
    clock = new ManualClock();
    most = 0;
    let underWay = 0;
    const publish = publisher.publish.bind(publisher);
    publisher.publish = async (events, time) => {
      underWay += 1;
      most = Math.max(most, underWay);
      const receipts = await publish(events, time);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return receipts;
    };
  });

  const handle = ({ Records }: SQSEvent) =>
    new RedriveHandler({
      publisher,
      messages: new ParkedTexts(store),
      deadLetters: new RecordingDeadLetters(),
      visibility,
      clock,
      log: new RecordingLog(),
      metrics: new RecordingMetrics(),
      random,
    }).handle({ Records }, context);
  const sizes = () => publisher.calls.map(({ events }) => events.length);
  const secondsHidden = () => new Set(visibility.hidden.map(({ seconds }) => seconds));
  const onBus = (bus: string, count: number) => numberedEvents(count).map((event) => ({ ...event, bus }));

  it('goes in portions of ten, three at a time', async () => {
    await expect(handle(recordsOf(numberedEvents(1_000)))).resolves.toEqual(failures());
    expect(sizes()).toEqual(Array(100).fill(10));
    expect(publisher.events.map(numberOf)).toEqual(Array.from({ length: 1_000 }, (_, n) => n));
    expect(most).toBe(atOnce);
  });

  it('fills the portions of each bus, however the buses are mixed', async () => {
    const events = numberedEvents(75).map((event, n) => ({ ...event, bus: `bus-${n % 3}` }));
    await handle(recordsOf(events));
    expect(sizes()).toEqual([10, 10, 5, 10, 10, 5, 10, 10, 5]);
    for (const { events: some } of publisher.calls) expect(new Set(some.map(({ bus }) => bus)).size).toBe(1);
  });

  it('yields to live traffic where the bus throttles: the rest is not sent, and comes back within seconds', async () => {
    publisher.receiptFor = (event) => (numberOf(event) === 203 ? throttled : { status: 'published' });
    const { batchItemFailures } = await handle(recordsOf(numberedEvents(1_000)));
    expect(sizes().length).toBeLessThanOrEqual(21 + atOnce - 1);
    expect(batchItemFailures).toHaveLength(1_000 - publisher.events.length + 1);
    expect(secondsHidden()).toEqual(new Set([2]));
  });

  it('is spared by a bus that is out after the first portions', async () => {
    publisher.receiptFor = () => down;
    await expect(handle(recordsOf(numberedEvents(1_000)))).resolves.toEqual(failures(...Array(1_000).keys()));
    expect(sizes().length).toBeLessThanOrEqual(1 + atOnce);
    expect(secondsHidden()).toEqual(new Set([4]));
  });

  it('goes on where one portion alone was in vain: that may be the fault of its events', async () => {
    publisher.receiptFor = (event) => (numberOf(event) < 10 ? down : { status: 'published' });
    await expect(handle(recordsOf(numberedEvents(1_000)))).resolves.toEqual(failures(...Array(10).keys()));
  });

  it('goes on where a part of each portion fails', async () => {
    publisher.receiptFor = (event) => (numberOf(event) % 10 === 3 ? down : { status: 'published' });
    const { batchItemFailures } = await handle(recordsOf(numberedEvents(1_000)));
    expect(batchItemFailures).toHaveLength(100);
  });

  it('goes on for the buses that are well', async () => {
    publisher.receiptFor = ({ bus }) => (bus === 'out' ? down : { status: 'published' });
    const { batchItemFailures } = await handle(recordsOf([...onBus('out', 500), ...onBus('well', 500)]));
    expect(batchItemFailures).toHaveLength(500);
    expect(publisher.events.filter(({ bus }) => bus === 'well')).toHaveLength(500);
  });

  it('is judged event by event where something is denied, which may be one sender of many', async () => {
    publisher.receiptFor = (event) => (numberOf(event) < 500 ? denied : { status: 'published' });
    const { batchItemFailures } = await handle(recordsOf(numberedEvents(1_000)));
    expect(batchItemFailures).toHaveLength(500);
    expect(secondsHidden()).toEqual(new Set([30]));
  });

  it('fetches what lies in the bucket one by one, and after all else', async () => {
    const texts = new ParkedTexts(store);
    const stored = await Promise.all(numberedEvents(20).map((event) => texts.stored(event, timeLeft(1))));
    const inline = numberedEvents(30).map((event) => eventText(event));
    const Records = [...stored, ...inline].map((text, at) => aRecord(String(text), at));
    await expect(handle({ Records })).resolves.toEqual(failures());
    expect(sizes()).toEqual([10, 10, 10, ...Array(20).fill(1)]);
  });

  it('does not go on asking a bucket that is out, and publishes all else', async () => {
    const texts = new ParkedTexts(store);
    const stored = await Promise.all(numberedEvents(20).map((event) => texts.stored(event, timeLeft(1))));
    let asked = 0;
    store.get = async () => {
      asked += 1;
      throw new Error('SlowDown');
    };
    const inline = numberedEvents(30).map((event) => eventText(event));
    const Records = [...stored, ...inline].map((text, at) => aRecord(String(text), at));
    await expect(handle({ Records })).resolves.toEqual(failures(...Array(20).keys()));
    expect(publisher.events).toHaveLength(30);
    expect(asked).toBeLessThanOrEqual(1 + atOnce);
  });

  const storedTexts = (events: readonly WebhookEvent[]) =>
    Promise.all(events.map(async (event) => String(await new ParkedTexts(store).stored(event, timeLeft(1)))));

  it('fetches in time of its own, and keeps that of the portion', async () => {
    const get = store.get.bind(store);
    store.get = (object, time) => {
      clock.advance(4_999);
      return get(object, time);
    };
    const [text = ''] = await storedTexts([anEvent()]);
    await expect(handle({ Records: [aRecord(text)] })).resolves.toEqual(failures());
    expect(store.gets.map(({ left }) => left)).toEqual([1]);
    expect(publisher.calls.map(({ left }) => left)).toEqual([5_000]);
  });

  it.each([
    { untilMs: 19_999, fetches: 1 },
    { untilMs: 20_000, fetches: 0 },
    { untilMs: 25_000, fetches: 0 },
  ])('fetches nothing that could not be published in time: $fetches after $untilMs ms', async (late) => {
    publisher.receiptFor = () => {
      clock.advance(late.untilMs);
      return { status: 'published' };
    };
    const texts = [eventText(anEvent()), ...(await storedTexts([anEvent()]))];
    const { batchItemFailures } = await handle({ Records: texts.map((text, at) => aRecord(text, at)) });
    expect(store.gets).toHaveLength(late.fetches);
    expect(publisher.calls).toHaveLength(1 + late.fetches);
    expect(batchItemFailures).toEqual(failures(...(late.fetches ? [] : [1])).batchItemFailures);
    expect(secondsHidden()).toEqual(new Set(late.fetches ? [] : [4]));
  });

  it('goes on with what lies in the bucket where one bus of several is out, which is spared', async () => {
    const events = [...onBus('out', 20), ...onBus('well', 37)];
    publisher.receiptFor = ({ bus }) => (bus === 'out' ? down : { status: 'published' });
    const Records = (await storedTexts(events)).map((text, at) => aRecord(text, at));
    await expect(handle({ Records })).resolves.toEqual(failures(...Array(20).keys()));
    expect(publisher.events.filter(({ bus }) => bus === 'out').length).toBeLessThanOrEqual(1 + atOnce);
  });

  it('goes on with what lies in the bucket where objects are gone, which somebody may bring back', async () => {
    const texts = await storedTexts(numberedEvents(40));
    for (const key of [...store.objects.keys()].slice(0, 3)) store.objects.delete(key);
    const Records = texts.map((text, at) => aRecord(text, at));
    await expect(handle({ Records })).resolves.toEqual(failures(0, 1, 2));
    expect(secondsHidden()).toEqual(new Set([30]));
  });

  it('is ended in time, and what has not gone by then waits', async () => {
    publisher.receiptFor = () => {
      clock.advance(500);
      return { status: 'published' };
    };
    const { batchItemFailures } = await handle(recordsOf(numberedEvents(1_000)));
    expect(publisher.events.length).toBeGreaterThanOrEqual(50);
    expect(publisher.events.length).toBeLessThanOrEqual(50 + 10 * atOnce);
    expect(batchItemFailures).toHaveLength(1_000 - publisher.events.length);
    expect(secondsHidden()).toEqual(new Set([4]));
  });
});

describe('what comes out of the queue', () => {
  const parkedUrl = 'https://sqs.eu-west-1.amazonaws.com/000000000000/parked';
  const deadUrl = 'https://sqs.eu-west-1.amazonaws.com/000000000000/dead';
  const events = [
    anEvent({
      bus: 'arn:aws:events:eu-west-1:000000000000:event-bus/hooks',
      detail: '{"n":12345678901234567890,"é":"\\ud800","x":"\u{1f600}\uffff","n":1.50}',
      time: Date.UTC(2026, 0, 2, 3, 4, 5),
      resources: ['urn:sallyport:github:1', 'urn:x'],
      traceHeader: 'Root=1-67891233-abcdef012345678912345678',
      suppressionKey: 'key',
    }),
    anEvent({ id: 'delivery-2', detail: `{"x":"${'"\\'.repeat(400_000)}"}` }),
  ];
  let server: AwsServer;
  let sqs: SqsBehaviour;
  const client = { current: undefined as ReturnType<typeof eventBridgeClient> | undefined };

  beforeEach(async () => {
    server = new AwsServer();
    sqs = new SqsBehaviour();
    server.behaviour = sqs.behaviour;
    Object.assign(process.env, awsEnvironment(await server.listen()));
    client.current = eventBridgeClient();
  });

  afterEach(async () => {
    client.current?.destroy();
    await server.close();
  });

  const bus = () =>
    new SizeLimitedPublisher(
      new EventBridgePublisher(client.current!, 1_000_000, new Backoff(timerPause, () => 0), timerPause),
      1_000_000,
    );

  function redrive(store: MemoryStore) {
    return new RedriveHandler({
      publisher: bus(),
      messages: new ParkedTexts(store),
      deadLetters: new SqsDeadLetters(lazyQueue(deadUrl)),
      visibility: new SqsVisibility(lazyQueue(parkedUrl)),
      clock: systemClock,
      log: new RecordingLog(),
      metrics: new RecordingMetrics(),
      random,
    });
  }

  const fromQueue = (): SQSEvent => ({
    Records: sqs
      .in(parkedUrl)
      .map(({ id, body }) => ({ ...aRecord(body), messageId: id, receiptHandle: id })),
  });

  const poisons: readonly { readonly what: string; readonly parts: Partial<WebhookEvent> }[] = [
    { what: 'events of a bus that is denied', parts: { bus: 'denied' } },
    { what: 'one trace header of 5,000 characters', parts: { traceHeader: 'x'.repeat(5_000) } },
    { what: 'a bus that cannot be', parts: { bus: 'my bus' } },
  ];
  it.each(poisons)('is all that can go after 40 rounds: $what', async ({ parts }) => {
    const good = numberedEvents(30);
    const mixed = good.flatMap((event) => [event, anEvent({ id: 'poison', ...parts })]);
    for (const event of mixed) sqs.add(parkedUrl, eventText(event));
    server.behaviour = (call, count) => {
      if (call.operation !== 'PutEvents') return sqs.behaviour(call, count);
      const entries = call.input.Entries as { EventBusName: string; TraceHeader?: string }[];
      const isBad = entries.some(
        ({ EventBusName: bus, TraceHeader: trace = '' }) => bus !== 'default' || trace.length > 500,
      );
      return isBad ? awsError('AccessDeniedException', 'no') : undefined;
    };
    const [handler, published] = [
      redrive(new MemoryStore()),
      () => server.entries.map(({ Detail }) => Detail),
    ];
    for (let round = 0; round < 40; round += 1) {
      const Records = fromQueue().Records.slice(0, 10);
      const { batchItemFailures } = await handler.handle({ Records }, context);
      const waiting = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      const queue = sqs.in(parkedUrl);
      const rest = queue.splice(0, Records.length).filter(({ id }) => waiting.has(id));
      queue.push(...rest);
    }
    expect(published()).toEqual(expect.arrayContaining(good.map(({ detail }) => detail)));
    expect(sqs.bodies(parkedUrl).filter((body) => !body.includes('"id":"poison"'))).toEqual([]);
  });

  it('is put on the bus as a direct publish would have put it, field by field', async () => {
    await bus().publish(events, timeLeft(10_000));
    const direct = server.entries;
    const store = new MemoryStore();
    const parking = new SqsParking(
      lazyQueue(parkedUrl),
      new ParkedTexts(store),
      new Backoff(timerPause, () => 0),
    );
    const receipts = await parking.park(events, timeLeft(10_000));
    expect(receipts).toEqual([{ status: 'parked' }, { status: 'parked' }]);
    expect(store.objects.size).toBe(1);

    await expect(redrive(store).handle(fromQueue(), context)).resolves.toEqual(failures());
    const redriven = server.entries.slice(direct.length);
    const byDetail = (a: Record<string, unknown>, b: Record<string, unknown>) =>
      String(a.Detail).length - String(b.Detail).length;
    expect(redriven.toSorted(byDetail)).toStrictEqual(direct.toSorted(byDetail));
    expect(redriven).toHaveLength(2);
    expect(redriven.toSorted(byDetail)[0]?.Time).toBe(Date.UTC(2026, 0, 2, 3, 4, 5) / 1_000);
  });

  it('is hidden for a while when the bus is down, and goes to no queue', async () => {
    server.behaviour = (call, count) =>
      call.operation === 'PutEvents' ? awsError('AccessDeniedException', 'no') : sqs.behaviour(call, count);
    const { id } = sqs.add(parkedUrl, eventText(anEvent()));
    await expect(redrive(new MemoryStore()).handle(fromQueue(), context)).resolves.toEqual({
      batchItemFailures: [{ itemIdentifier: id }],
    });
    expect(server.callsOf('ChangeMessageVisibilityBatch').map(({ input }) => input)).toEqual([
      { QueueUrl: parkedUrl, Entries: [{ Id: '0', ReceiptHandle: id, VisibilityTimeout: 30 }] },
    ]);
    expect(server.callsOf('SendMessage').concat(server.callsOf('SendMessageBatch'))).toEqual([]);
  });

  it('is hidden ten at a time, and a message that is gone is noted', async () => {
    const log = new RecordingLog();
    const publisher = new RecordingPublisher();
    publisher.receiptFor = () => down;
    for (const event of numberedEvents(25)) sqs.add(parkedUrl, eventText(event));
    const batch = fromQueue();
    const [gone] = sqs.in(parkedUrl).splice(12, 1);
    const handler = new RedriveHandler({
      publisher,
      messages: new ParkedTexts(undefined),
      deadLetters: undefined,
      visibility: new SqsVisibility(lazyQueue(parkedUrl)),
      clock: systemClock,
      log,
      metrics: new RecordingMetrics(),
      random,
    });
    const { batchItemFailures } = await handler.handle(batch, context);
    expect(batchItemFailures).toHaveLength(25);
    const requests = server
      .callsOf('ChangeMessageVisibilityBatch')
      .map(({ input }) => input.Entries as object[]);
    expect(requests.map(({ length }) => length).toSorted((a, b) => a - b)).toEqual([5, 10, 10]);
    expect(log.named('backoff_failed').map(({ fields }) => fields)).toEqual([
      { messageId: gone?.id, code: 'ReceiptHandleIsInvalid', messages: 1 },
    ]);
  });

  it.each([
    { what: 'a refusal', reply: awsError('com.amazonaws.sqs#AccessDenied', 'no'), code: 'AccessDenied' },
    { what: 'an answer that names none', reply: { body: {} }, code: 'no_receipt' },
  ])('goes on waiting where nothing could be hidden: $what', async ({ reply, code }) => {
    server.behaviour = (call, count) =>
      call.operation === 'ChangeMessageVisibilityBatch' ? reply : sqs.behaviour(call, count);
    const hidden = await new SqsVisibility(lazyQueue(parkedUrl)).hide(
      [{ receiptHandle: 'x', seconds: 4 }],
      timeLeft(1_000),
    );
    expect(hidden).toEqual([code]);
  });

  it('is told to be done before the time is over, though both queues hang', async () => {
    server.behaviour = () => 'hang';
    const texts = numberedEvents(1_000).map((event, n) => (n % 2 === 0 ? eventText(event) : 'hello'));
    const publisher = new RecordingPublisher();
    publisher.receiptFor = (event) => (numberOf(event) % 4 === 0 ? { status: 'published' } : denied);
    const handler = new RedriveHandler({
      publisher,
      messages: new ParkedTexts(undefined),
      deadLetters: new SqsDeadLetters(lazyQueue(deadUrl)),
      visibility: new SqsVisibility(lazyQueue(parkedUrl)),
      clock: systemClock,
      log: new RecordingLog(),
      metrics: new RecordingMetrics(),
      random,
    });
    const time = timeLeft(5_500);
    const Records = texts.map((text, at) => aRecord(text, at));
    const { batchItemFailures } = await handler.handle(
      { Records },
      { getRemainingTimeInMillis: () => time.left },
    );
    expect(time.left).toBeGreaterThan(0);
    const waiting = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (let at = 0; at < 1_000; at += 1) expect(waiting.has(`message-${at}`)).toBe(at % 4 !== 0);
  }, 15_000);

  it('fits into the dead-letter queue with its reason, however large it is', async () => {
    const rest = eventText(anEvent({ detail: '' })).length;
    const event = anEvent({ detail: 'x'.repeat(mostParkedBytes - rest) });
    sqs.add(parkedUrl, eventText(event));
    await expect(redrive(new MemoryStore()).handle(fromQueue(), context)).resolves.toEqual(failures());
    expect(
      sqs.in(deadUrl).map(({ body, attributes }) => [body.length, attributes.reason?.StringValue]),
    ).toEqual([[mostParkedBytes, 'entry_too_large']]);
  });
});
