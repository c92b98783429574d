import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type LazyQueue, lazyQueue } from '../../../../src/adapters/aws/sqs/lazy-queue.ts';
import { mostBytes, mostParkedBytes } from '../../../../src/adapters/aws/sqs/limits.ts';
import { SqsParking } from '../../../../src/adapters/aws/sqs/sqs-parking.ts';
import { eventText, readParked } from '../../../../src/adapters/publishing/parking/parked-event.ts';
import { ParkedTexts } from '../../../../src/adapters/publishing/parking/parked-texts.ts';
import { timerPause } from '../../../../src/adapters/system/timer-pause.ts';
import type { WebhookEvent } from '../../../../src/domain/event.ts';
import { Backoff } from '../../../../src/domain/publishing/backoff.ts';
import type { ObjectStore } from '../../../../src/ports/object-store.ts';
import type { Receipt } from '../../../../src/ports/publisher.ts';
import { awsEnvironment } from '../../../support/aws-environment.ts';
import { type AwsCall, type AwsReply, AwsServer, awsError } from '../../../support/aws-server.ts';
import { anEvent, numberedEvents } from '../../../support/events.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { SqsBehaviour } from '../../../support/sqs-behaviour.ts';
import { timeLeft } from '../../../support/time-left.ts';
import { MemoryStore } from '../../publishing/parking/memory-store.ts';

const parked: Receipt = { status: 'parked' };
const patience = 10_000;
const url = 'https://sqs.eu-west-1.amazonaws.com/000000000000/parked';

let server: AwsServer;
let sqs: SqsBehaviour;
let queue: LazyQueue;

beforeEach(async () => {
  server = new AwsServer();
  sqs = new SqsBehaviour();
  server.behaviour = sqs.behaviour;
  Object.assign(process.env, awsEnvironment(await server.listen()));
  queue = lazyQueue(url);
});

afterEach(() => server.close());

function parking({ store = undefined as ObjectStore | undefined, random = (): number => 0 } = {}) {
  return new SqsParking(queue, new ParkedTexts(store), new Backoff(timerPause, random));
}

function park(events: readonly WebhookEvent[], time = timeLeft(patience)) {
  return parking().park(events, time);
}

/** An event whose message has exactly that many bytes. */
function eventOfTextSize(bytes: number, parts: Partial<WebhookEvent> = {}): WebhookEvent {
  const rest = eventText(anEvent({ detail: '', ...parts })).length;
  return anEvent({ detail: 'x'.repeat(bytes - rest), ...parts });
}

function sizesByRequest(): readonly (readonly number[])[] {
  return server
    .callsOf('SendMessageBatch')
    .map(({ input }) =>
      (input.Entries as { MessageBody: string }[]).map(({ MessageBody }) => MessageBody.length),
    );
}

const numberOf = ({ detail }: WebhookEvent) => (JSON.parse(detail) as { n: number }).n;
function numbersIn(text: string): number {
  const message = readParked(text);
  if (!message || !('event' in message)) throw new Error('no event');
  return numberOf(message.event);
}
const numbersByRequest = () =>
  server
    .callsOf('SendMessageBatch')
    .map(({ input }) =>
      (input.Entries as { MessageBody: string }[]).map((entry) => numbersIn(entry.MessageBody)),
    );

describe('an event', () => {
  it('lies in the queue with everything needed to publish it', async () => {
    const event = anEvent({
      detail: '{"é":"\u{1f600}\ufffe\ud800"}',
      traceHeader: 'Root=1',
      suppressionKey: 'k',
    });
    await expect(park([event])).resolves.toEqual([parked]);
    expect(sqs.bodies(url).map(readParked)).toStrictEqual([{ event }]);
  });

  it('goes where AWS_ENDPOINT_URL says, whatever the host of the queue', async () => {
    await park([anEvent()]);
    expect(server.calls.map(({ input }) => input.QueueUrl)).toEqual([url]);
  });
});

describe('requests', () => {
  it.each([
    { count: 1, requests: [1] },
    { count: 10, requests: [10] },
    { count: 11, requests: [1, 10] },
    { count: 25, requests: [10, 10, 5] },
  ])('of $count messages hold ten at most', async ({ count, requests }) => {
    await expect(park(numberedEvents(count))).resolves.toEqual(Array(count).fill(parked));
    const lengths = sizesByRequest().map(({ length }) => length);
    expect(lengths.toSorted()).toEqual(requests.toSorted());
  });

  const half = mostBytes / 2;
  it.each([
    { sizes: [half, half], requests: 1, why: 'together exactly the limit' },
    { sizes: [half, half - 1], requests: 1, why: 'together just below the limit' },
    { sizes: [half, half + 1], requests: 2, why: 'together just above the limit' },
    { sizes: [half, half, 400, 400], requests: 2, why: 'two fill the first' },
  ])('hold 1 MiB at most: $why', async ({ sizes, requests }) => {
    await expect(park(sizes.map((size) => eventOfTextSize(size)))).resolves.toEqual(sizes.map(() => parked));
    expect(server.callsOf('SendMessageBatch')).toHaveLength(requests);
    expect(
      sqs
        .bodies(url)
        .map(({ length }) => length)
        .toSorted(),
    ).toEqual(sizes.toSorted());
  });

  it('give back 1,000 receipts in the order of their events, whatever became of each', async () => {
    const seen = new Set<string>();
    sqs.failEntry = (body) => {
      const n = numbersIn(body);
      const isFirst = !seen.has(body);
      seen.add(body);
      if (n % 7 === 0) return '!AccessDenied';
      return n % 5 === 0 && isFirst ? 'InternalError' : undefined;
    };
    const receipts = await park(numberedEvents(1_000), timeLeft(2 * patience));
    expect(receipts).toEqual(
      Array.from({ length: 1_000 }, (_, n) =>
        n % 7 === 0 ? { status: 'unavailable', reason: 'outage', code: 'AccessDenied' } : parked,
      ),
    );
    // a request that a busy machine answers too late is sent again: a message may be there twice
    expect(new Set(sqs.bodies(url)).size).toBe(1_000 - Math.ceil(1_000 / 7));
  });
});

describe('an answer of status 200 with failed messages', () => {
  const positions = Array.from({ length: 10 }, (_, position) => position);

  it.each(positions)('has only its failed message, number %i of ten, sent again', async (position) => {
    sqs.failEntry = (_, at, count) => (count === 1 && at === position ? 'InternalError' : undefined);
    await expect(park(numberedEvents(10))).resolves.toEqual(Array(10).fill(parked));
    expect(numbersByRequest().slice(1)).toEqual([[position]]);
    expect(sqs.bodies(url)).toHaveLength(10);
  });

  it.each(['InternalError', 'ServiceUnavailable', '!ThrottlingException', '!RequestThrottled'])(
    'is repeated for %s',
    async (code) => {
      sqs.failEntry = (_, __, count) => (count <= 2 ? code : undefined);
      await expect(park([anEvent()])).resolves.toEqual([parked]);
      expect(server.callsOf('SendMessageBatch')).toHaveLength(3);
    },
  );

  it("is final for what is the sender's fault", async () => {
    sqs.failEntry = () => '!InvalidMessageContents';
    await expect(park([anEvent()])).resolves.toEqual([
      { status: 'unavailable', reason: 'outage', code: 'InvalidMessageContents' },
    ]);
    expect(server.callsOf('SendMessageBatch')).toHaveLength(1);
  });

  it.each([
    { what: 'an empty object', body: {}, code: 'no_receipt' },
    { what: 'a failure without words', body: { Failed: [{ Id: '0' }] }, code: 'no_receipt' },
    { what: 'the word of another message', body: { Successful: [{ Id: '7' }] }, code: 'no_receipt' },
    {
      what: 'both words',
      body: { Successful: [{ Id: '0' }], Failed: [{ Id: '0', Code: 'X' }] },
      code: /X|Error/,
    },
    { what: 'a page of a proxy', body: '<html>sign in</html>', code: /./ },
    {
      what: 'the checksum of other bytes',
      body: { Successful: [{ Id: '0', MessageId: '1', MD5OfMessageBody: '0'.repeat(32) }] },
      code: 'Error',
    },
  ])('is no proof where it is $what', async ({ body, code }) => {
    const clock = new ManualClock();
    sqs.before = () => {
      clock.advance(1_000);
      return { body };
    };
    const [receipt] = await parking().park([anEvent()], timeLeft(900, clock));
    expect(receipt).toEqual({ status: 'unavailable', reason: 'outage', code: expect.stringMatching(code) });
  });
});

describe('a request that fails as a whole', () => {
  const passing: readonly { readonly what: string; readonly reply: AwsReply }[] = [
    { what: 'a throttle', reply: awsError('com.amazonaws.sqs#RequestThrottled', 'slow') },
    { what: 'a throttle of KMS', reply: awsError('com.amazonaws.sqs#KmsThrottled', 'slow') },
    { what: 'status 500', reply: awsError('InternalFailure', 'oops', 500) },
    { what: 'status 503', reply: awsError('ServiceUnavailable', 'oops', 503) },
    { what: 'expired credentials', reply: awsError('ExpiredToken', 'x', 403) },
    { what: 'a connection that is reset', reply: 'reset' },
  ];

  it.each(passing)('is sent again after $what', async ({ reply }) => {
    sqs.before = (_, count) => (count <= 2 ? reply : undefined);
    await expect(park(numberedEvents(3))).resolves.toEqual(Array(3).fill(parked));
    expect(numbersByRequest()).toEqual(Array(3).fill([0, 1, 2]));
  });

  it.each(passing)('is given up at the deadline, and not before, while it meets $what', async ({ reply }) => {
    const clock = new ManualClock();
    sqs.before = () => {
      clock.advance(400);
      return reply;
    };
    const receipts = await parking().park(numberedEvents(2), timeLeft(1_000, clock));
    expect(receipts.map(({ status }) => status)).toEqual(['unavailable', 'unavailable']);
    expect(server.callsOf('SendMessageBatch')).toHaveLength(3);
  });

  it.each([
    'AccessDenied',
    'AccessDeniedException',
    'QueueDoesNotExist',
    'KmsAccessDenied',
    'ValidationException',
  ])('is final for %s', async (code) => {
    sqs.before = () => awsError(`com.amazonaws.sqs#${code}`, 'no');
    await expect(park(numberedEvents(2))).resolves.toEqual(
      Array(2).fill({ status: 'unavailable', reason: 'outage', code }),
    );
    expect(server.callsOf('SendMessageBatch')).toHaveLength(1);
  });

  it('holds up none but the event that is at fault', async () => {
    sqs.before = ({ input }) =>
      (input.Entries as { MessageBody: string }[]).some(({ MessageBody }) =>
        MessageBody.includes('"id":"delivery-1"'),
      )
        ? awsError('com.amazonaws.sqs#InvalidMessageContents', 'no')
        : undefined;
    const refused = { status: 'unavailable', reason: 'outage', code: 'InvalidMessageContents' };
    await expect(park(numberedEvents(3))).resolves.toEqual([parked, refused, parked]);
  });

  it('does not touch the events of another request', async () => {
    sqs.before = ({ input }) =>
      (input.Entries as unknown[]).length < 10 ? awsError('com.amazonaws.sqs#AccessDenied', 'no') : undefined;
    const denied = { status: 'unavailable', reason: 'outage', code: 'AccessDenied' };
    await expect(park(numberedEvents(12))).resolves.toEqual([...Array(10).fill(parked), denied, denied]);
  });
});

describe('an event whose message is larger than SQS takes', () => {
  const large = eventOfTextSize(mostParkedBytes + 1);

  it('fits up to the limit, less the room for a reason', async () => {
    const store = new MemoryStore();
    await parking({ store }).park([eventOfTextSize(mostParkedBytes)], timeLeft(patience));
    expect(store.puts).toEqual([]);
    expect(sqs.bodies(url).map(({ length }) => length)).toEqual([mostParkedBytes]);
  });

  it('is stored from there on, and the message points to it', async () => {
    const store = new MemoryStore();
    const time = timeLeft(patience);
    await expect(parking({ store }).park([large], time)).resolves.toEqual([parked]);
    expect(store.puts).toEqual([{ key: expect.stringMatching(/^parked\/github\/2026-11-23\//), time }]);
    const texts = new ParkedTexts(store);
    expect(await texts.read(sqs.bodies(url)[0] as string, timeLeft(1_000))).toEqual(large);
  });

  it('cannot be parked without a store, and is not tried again', async () => {
    await expect(park([anEvent(), large])).resolves.toEqual([
      parked,
      { status: 'unavailable', reason: 'outage', code: 'parking_too_large' },
    ]);
    expect(sqs.bodies(url)).toHaveLength(1);
  });

  it('may be 6 MB', async () => {
    const store = new MemoryStore();
    const event = anEvent({ detail: `{"x":"${'é"'.repeat(2_000_000)}"}` });
    await expect(parking({ store }).park([event], timeLeft(patience))).resolves.toEqual([parked]);
    expect(await new ParkedTexts(store).read(sqs.bodies(url)[0] as string, timeLeft(1_000))).toEqual(event);
  });

  it('is put into the store again until that takes it, and no message points to nothing', async () => {
    const store = new MemoryStore();
    store.failure = Object.assign(new Error('slow'), { name: 'SlowDown' });
    const clock = new ManualClock();
    const put = store.put.bind(store);
    store.put = async (...args) => {
      clock.advance(400);
      if (store.puts.length === 2) store.failure = undefined;
      expect(sqs.bodies(url)).toHaveLength(0);
      return put(...args);
    };
    await expect(parking({ store }).park([large], timeLeft(2_000, clock))).resolves.toEqual([parked]);
    expect(store.puts).toHaveLength(3);
  });

  it('is named after the failure of the store where that lasts', async () => {
    const store = new MemoryStore();
    store.failure = Object.assign(new Error('slow'), { name: 'SlowDown' });
    const clock = new ManualClock();
    const put = store.put.bind(store);
    store.put = (...args) => {
      clock.advance(400);
      return put(...args);
    };
    await expect(parking({ store }).park([large], timeLeft(1_000, clock))).resolves.toEqual([
      { status: 'unavailable', reason: 'outage', code: 'SlowDown' },
    ]);
    expect(store.puts).toHaveLength(3);
    expect(sqs.bodies(url)).toEqual([]);
  });

  it('is not stored again when only its pointer was not taken', async () => {
    const store = new MemoryStore();
    sqs.failEntry = (_, __, count) => (count === 1 ? 'InternalError' : undefined);
    await expect(parking({ store }).park([large], timeLeft(patience))).resolves.toEqual([parked]);
    expect(store.puts).toHaveLength(1);
  });

  it('holds up nothing that is small', async () => {
    const store = new MemoryStore();
    let release = () => {};
    const put = store.put.bind(store);
    store.put = async (...args) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return put(...args);
    };
    const all = parking({ store }).park([large, ...numberedEvents(3)], timeLeft(patience));
    while (sqs.bodies(url).length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    release();
    await expect(all).resolves.toEqual(Array(4).fill(parked));
  });
});

describe('a queue that takes only shorter messages than SQS may', () => {
  beforeEach(() => {
    sqs.maxBytes = 262_144;
  });

  it('gets them one by one where only their sum was too long', async () => {
    const events = [100_000, 100_000, 100_000].map((size) => eventOfTextSize(size));
    await expect(park(events)).resolves.toEqual(Array(3).fill(parked));
    expect(sizesByRequest().map(({ length }) => length)).toEqual([3, 1, 1, 1]);
  });

  it('gets a pointer where one alone is too long', async () => {
    const store = new MemoryStore();
    const events = [anEvent(), eventOfTextSize(262_145)];
    await expect(parking({ store }).park(events, timeLeft(patience))).resolves.toEqual([parked, parked]);
    expect(store.objects.size).toBe(1);
    expect(sqs.bodies(url).every(({ length }) => length < 1_000)).toBe(true);
  });

  it('cannot park it without a store', async () => {
    await expect(park([eventOfTextSize(262_145)])).resolves.toEqual([
      { status: 'unavailable', reason: 'outage', code: 'parking_too_large' },
    ]);
  });

  it.each([
    { what: 'a bare 413', reply: { status: 413, body: '' } },
    {
      what: 'words',
      reply: awsError(
        'com.amazonaws.sqs#InvalidParameterValue',
        'Message must be shorter than 262144 bytes.',
      ),
    },
  ])('may say so with $what', async ({ reply }) => {
    const store = new MemoryStore();
    const isLong = ({ input }: AwsCall) =>
      (input.Entries as { MessageBody: string }[])[0]?.MessageBody.includes('"event"');
    sqs.before = (call) => (isLong(call) ? reply : undefined);
    await expect(parking({ store }).park([anEvent()], timeLeft(patience))).resolves.toEqual([parked]);
    expect(store.objects.size).toBe(1);
  });
});

describe('the deadline', () => {
  it('aborts a call that hangs', async () => {
    sqs.before = () => 'hang';
    const start = Date.now();
    const receipts = await park(numberedEvents(2), timeLeft(300));
    expect(Date.now() - start).toBeLessThan(900);
    expect(receipts.map(({ status }) => status)).toEqual(['unavailable', 'unavailable']);
    await server.untilAbandoned(1);
  });

  it('leaves time for a second try, since a call that hangs ends after a second', async () => {
    sqs.before = (_, count) => (count === 1 ? 'hang' : undefined);
    await expect(park([anEvent()], timeLeft(5_000))).resolves.toEqual([parked]);
  });

  it.each([0, -1, -60_000])('sends and stores nothing when %i ms are left', async (left) => {
    const clock = new ManualClock();
    const store = new MemoryStore();
    const events = [anEvent(), eventOfTextSize(mostParkedBytes + 1)];
    const receipts = await parking({ store }).park(events, timeLeft(left, clock));
    expect(receipts).toEqual(
      Array(2).fill({ status: 'unavailable', reason: 'deadline', code: 'deadline_passed' }),
    );
    expect(server.calls).toEqual([]);
    expect(store.puts).toEqual([]);
  });

  it('is not waited for when the pause before the next attempt would pass it', async () => {
    const clock = new ManualClock();
    sqs.failEntry = () => 'InternalError';
    const receipts = await parking({ random: () => 0.999 }).park([anEvent()], timeLeft(99, clock));
    expect(receipts).toEqual([{ status: 'unavailable', reason: 'outage', code: 'InternalError' }]);
    expect(server.callsOf('SendMessageBatch')).toHaveLength(1);
  });
});

describe('connections that died while the process was frozen', () => {
  it('cost no event when they were closed', async () => {
    for (let thaw = 0; thaw < 3; thaw += 1) {
      await Promise.all(numberedEvents(4).map((event) => park([event])));
      server.dropConnections();
      await expect(park([anEvent()])).resolves.toEqual([parked]);
    }
    expect(sqs.bodies(url)).toHaveLength(15);
  });

  it('cost one repetition when they are silent, however many there are', async () => {
    await Promise.all(numberedEvents(8).map((event) => park([event])));
    server.muteConnections();
    const start = Date.now();
    await expect(park([anEvent()])).resolves.toEqual([parked]);
    expect(Date.now() - start).toBeLessThan(2_500);
    expect(sqs.bodies(url)).toHaveLength(9);
  });
});
