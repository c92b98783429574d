import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventBridgeClient } from '../../../../src/adapters/aws/eventbridge/client.ts';
import { EventBridgePublisher } from '../../../../src/adapters/aws/eventbridge/event-bridge-publisher.ts';
import { KeptConnections } from '../../../../src/adapters/aws/kept-connections.ts';
import { handOnSignal } from '../../../../src/adapters/aws/signals.ts';
import { timerPause } from '../../../../src/adapters/system/timer-pause.ts';
import type { WebhookEvent } from '../../../../src/domain/event.ts';
import { Backoff } from '../../../../src/domain/publishing/backoff.ts';
import { awsEnvironment } from '../../../support/aws-environment.ts';
import { type AwsCall, type AwsReply, AwsServer, awsError } from '../../../support/aws-server.ts';
import { anEvent, eventOfSize, numberedEvents } from '../../../support/events.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { timeLeft } from '../../../support/time-left.ts';

const published = { status: 'published' };
const patience = 10_000;
const maxBytes = 1_000_000;

let server: AwsServer;
let client: EventBridgeClient;

beforeEach(async () => {
  server = new AwsServer();
  Object.assign(process.env, awsEnvironment(await server.listen()));
  client = eventBridgeClient();
});

afterEach(async () => {
  client.destroy();
  await server.close();
});

function publisher({ limit = maxBytes, random = (): number => 0, throttledRetries = Infinity } = {}) {
  return new EventBridgePublisher(
    client,
    limit,
    new Backoff(timerPause, random),
    timerPause,
    throttledRetries,
  );
}

function publish(events: readonly WebhookEvent[], time = timeLeft(patience)) {
  return publisher().publish(events, time);
}

type Entry = { readonly Detail: string };

function entriesOf({ input }: AwsCall): readonly Entry[] {
  return input.Entries as Entry[];
}

function detailsByRequest(): readonly (readonly string[])[] {
  return server.callsOf('PutEvents').map((call) => entriesOf(call).map(({ Detail }) => Detail));
}

/** An answer of status 200 in which the entries that `codeOf` names have failed. */
function answerWith(call: AwsCall, codeOf: (entry: Entry, index: number) => string | undefined): AwsReply {
  const Entries = entriesOf(call).map((entry, index) => {
    const code = codeOf(entry, index);
    return code ? { ErrorCode: code, ErrorMessage: 'no' } : { EventId: `event-${index}` };
  });
  return { body: { FailedEntryCount: Entries.filter((entry) => 'ErrorCode' in entry).length, Entries } };
}

describe('an entry', () => {
  it('carries every field of the event', async () => {
    const event = anEvent({
      bus: 'arn:aws:events:eu-west-1:000000000000:event-bus/hooks',
      detail: '{"n":12345678901234567890,"n":1.50}',
      resources: ['urn:sallyport:github:1', 'urn:sallyport:github:2'],
      traceHeader: 'Root=1-67891233-abcdef012345678912345678',
    });
    await expect(publish([event])).resolves.toEqual([published]);
    expect(server.entries).toEqual([
      {
        EventBusName: 'arn:aws:events:eu-west-1:000000000000:event-bus/hooks',
        Source: 'github.com',
        DetailType: 'push',
        Detail: '{"n":12345678901234567890,"n":1.50}',
        Time: Date.UTC(2026, 10, 23, 12) / 1000,
        Resources: ['urn:sallyport:github:1', 'urn:sallyport:github:2'],
        TraceHeader: 'Root=1-67891233-abcdef012345678912345678',
      },
    ]);
  });

  it('has no trace header where the event has none', async () => {
    await publish([anEvent()]);
    expect(server.entries[0]).not.toHaveProperty('TraceHeader');
  });

  it('keeps text beyond ASCII', async () => {
    await publish([anEvent({ detail: '{"text":"žluťoučký 🐎 \u2028"}' })]);
    expect(server.entries[0]?.Detail).toBe('{"text":"žluťoučký 🐎 \u2028"}');
  });
});

describe('what no bus would take', () => {
  const shape = 'Root=1-67891233-abcdef012345678912345678';
  const traces = [
    `${shape};x=${'y'.repeat(4_955)}`,
    'x'.repeat(5_000),
    'Root=1-67891233',
    `${shape}\u0000`,
    ` ${shape}`,
    '',
  ];
  it.each(traces)('travels without its trace header %#', async (traceHeader) => {
    await expect(publish([anEvent({ traceHeader })])).resolves.toEqual([published]);
    expect(server.entries[0]).not.toHaveProperty('TraceHeader');
  });

  it('has its detail-type clipped, as it is when it is made', async () => {
    await publish([anEvent({ detailType: 'x'.repeat(129) })]);
    expect(server.entries[0]?.DetailType).toBe('x'.repeat(128));
  });

  const invalid: readonly { readonly what: string; readonly parts: Partial<WebhookEvent> }[] = [
    { what: 'a bus with a space in its name', parts: { bus: 'my bus' } },
    { what: 'a bus without a name', parts: { bus: '' } },
    { what: 'a bus whose name is too long', parts: { bus: 'x'.repeat(1_601) } },
    { what: 'a source that is too long', parts: { source: 'x'.repeat(257) } },
    { what: 'no source', parts: { source: '' } },
    { what: 'a resource that is too long', parts: { resources: ['urn:a', `urn:${'x'.repeat(2_045)}`] } },
  ];
  it.each(invalid)('is refused without a call, and lets its neighbours pass: $what', async ({ parts }) => {
    const [first, second] = numberedEvents(2) as [WebhookEvent, WebhookEvent];
    const receipts = await publish([first, anEvent(parts), second]);
    expect(receipts).toEqual([
      published,
      { status: 'refused', reason: 'event_fault', code: 'entry_invalid' },
      published,
    ]);
    expect(server.entries).toHaveLength(2);
  });

  it('is not what is just within the limits', async () => {
    const resources = [`urn:${'x'.repeat(2_044)}`];
    const event = anEvent({ bus: 'x'.repeat(1_600), source: 'x'.repeat(256), resources });
    await expect(publish([event])).resolves.toEqual([published]);
  });
});

describe('splitting into requests', () => {
  const counts = [
    { events: 1, requests: [1] },
    { events: 10, requests: [10] },
    { events: 11, requests: [10, 1] },
    { events: 25, requests: [10, 10, 5] },
  ];
  it.each(counts)('sends $events events in requests of $requests', async ({ events, requests }) => {
    await expect(publish(numberedEvents(events))).resolves.toEqual(Array(events).fill(published));
    const sizes = detailsByRequest().map(({ length }) => length);
    expect(sizes.sort((a, b) => b - a)).toEqual(requests);
  });

  const sums = [
    { sizes: [500, 499], limit: 1000, requests: 1, why: 'together just below the limit' },
    { sizes: [500, 500], limit: 1000, requests: 2, why: 'together exactly the limit' },
    { sizes: [999, 999], limit: 1000, requests: 2, why: 'each just below the limit' },
    { sizes: [400, 400, 400, 400], limit: 1000, requests: 2, why: 'two fit and two fit' },
    { sizes: [900, 200, 200, 200, 200, 199], limit: 1000, requests: 2, why: 'the rest sums up just below' },
    { sizes: [900, 200, 200, 200, 200, 200], limit: 1000, requests: 3, why: 'the rest sums up to the limit' },
  ];
  it.each(sums)('makes $requests request(s) of sizes $sizes: $why', async ({ sizes, limit, requests }) => {
    const events = sizes.map((size) => eventOfSize(size));
    const receipts = await publisher({ limit }).publish(events, timeLeft(patience));
    expect(receipts).toEqual(sizes.map(() => published));
    expect(server.callsOf('PutEvents')).toHaveLength(requests);
  });

  it('gives back 1,000 receipts in the order of their events, whatever became of each', async () => {
    const seen = new Set<string>();
    server.behaviour = (call) =>
      answerWith(call, ({ Detail }) => {
        const { n } = JSON.parse(Detail) as { n: number };
        if (n % 7 === 0) return 'MalformedDetail';
        const first = !seen.has(Detail);
        seen.add(Detail);
        return n % 5 === 0 && first ? 'ThrottlingException' : undefined;
      });
    const receipts = await publish(numberedEvents(1_000), timeLeft(3 * patience));
    expect(receipts).toEqual(
      Array.from({ length: 1_000 }, (_, n) =>
        n % 7 === 0 ? { status: 'refused', reason: 'event_fault', code: 'MalformedDetail' } : published,
      ),
    );
  });
});

/** The names that the SDK takes for throttling (`isThrottlingError` of @smithy/core), as far as they are anybody's but DynamoDB's and S3's. */
const throttled: readonly { readonly what: string; readonly reply: AwsReply; readonly code: unknown }[] = [
  ...[
    'ThrottlingException',
    'Throttling',
    'ThrottledException',
    'RequestThrottled',
    'RequestThrottledException',
    'TooManyRequestsException',
    'RequestLimitExceeded',
    'LimitExceededException',
    'BandwidthLimitExceeded',
    'SlowDown',
  ].map((code) => ({ what: code, reply: awsError(code, 'slow'), code })),
  { what: 'status 429', reply: { status: 429, body: '' }, code: expect.any(String) },
];

describe('what is throttled, where it can wait elsewhere', () => {
  const publishOnceMore = (events: readonly WebhookEvent[], time = timeLeft(patience)) =>
    publisher({ throttledRetries: 1 }).publish(events, time);

  it.each(throttled)('is sent once more, and then no longer insisted on: $what', async ({ reply, code }) => {
    server.behaviour = () => reply;
    await expect(publishOnceMore(numberedEvents(3))).resolves.toEqual(
      Array(3).fill({ status: 'unavailable', reason: 'throttled', code }),
    );
    // as they were: throttling is no event's fault
    expect(detailsByRequest().map(({ length }) => length)).toEqual([3, 3]);
  });

  it('is published by the second request where that passes', async () => {
    server.behaviour = (call, count) =>
      count === 1 ? answerWith(call, () => 'ThrottlingException') : undefined;
    await expect(publishOnceMore(numberedEvents(3))).resolves.toEqual(Array(3).fill(published));
  });

  it('does not end the patience with its neighbours, which met something else', async () => {
    server.behaviour = (call, count) =>
      answerWith(call, ({ Detail }) => {
        if (Detail === '{"n":0}') return 'ThrottlingException';
        return count <= 3 ? 'InternalFailure' : undefined;
      });
    await expect(publishOnceMore(numberedEvents(2))).resolves.toEqual([
      { status: 'unavailable', reason: 'throttled', code: 'ThrottlingException' },
      published,
    ]);
    expect(detailsByRequest().map(({ length }) => length)).toEqual([2, 2, 1, 1]);
  });

  it('is sent once more also where it met something else before', async () => {
    const codes = ['InternalFailure', 'InternalFailure', 'ThrottlingException'];
    server.behaviour = (call, count) => answerWith(call, () => codes[count - 1]);
    await expect(publishOnceMore([anEvent()])).resolves.toEqual([published]);
  });
});

describe('an answer of status 200 with failed entries', () => {
  const positions = Array.from({ length: 10 }, (_, position) => position);
  const retryable = ['InternalFailure', 'ThrottlingException'];
  const permanent = [
    { code: 'AccessDeniedException', reason: 'denied' },
    { code: 'InvalidAccountIdException', reason: 'denied' },
    { code: 'InvalidArgument', reason: 'event_fault' },
    { code: 'MalformedDetail', reason: 'event_fault' },
    { code: 'RedactionFailure', reason: 'denied' },
    { code: 'NotAuthorizedForSourceException', reason: 'denied' },
    { code: 'NotAuthorizedForDetailTypeException', reason: 'denied' },
    { code: 'SomethingNobodyKnowsYet', reason: 'denied' },
  ];

  it.each(positions)('has only its failed entry, number %i of ten, sent again', async (position) => {
    server.behaviour = (call, count) =>
      count === 1
        ? answerWith(call, (_, index) => (index === position ? retryable[0] : undefined))
        : undefined;
    await expect(publish(numberedEvents(10))).resolves.toEqual(Array(10).fill(published));
    expect(detailsByRequest()[1]).toEqual([`{"n":${position}}`]);
    expect(detailsByRequest()).toHaveLength(2);
  });

  it.each(retryable)('is repeated for %s', async (code) => {
    server.behaviour = (call, count) => (count <= 2 ? answerWith(call, () => code) : undefined);
    await expect(publish([anEvent()])).resolves.toEqual([published]);
    expect(server.callsOf('PutEvents')).toHaveLength(3);
  });

  it.each(permanent)('is final for $code: $reason', async ({ code, reason }) => {
    server.behaviour = (call) => answerWith(call, () => code);
    await expect(publish([anEvent()])).resolves.toEqual([{ status: 'refused', reason, code }]);
    expect(server.callsOf('PutEvents')).toHaveLength(1);
  });

  it('tells of every entry by itself where some pass, some are refused and some never get through', async () => {
    const clock = new ManualClock();
    server.behaviour = (call) => {
      clock.advance(400);
      return answerWith(call, ({ Detail }) => {
        const { n } = JSON.parse(Detail) as { n: number };
        return [undefined, 'InvalidArgument', 'InternalFailure'][n % 3];
      });
    };
    const receipts = await publisher().publish(numberedEvents(6), timeLeft(1_000, clock));
    const refused = { status: 'refused', reason: 'event_fault', code: 'InvalidArgument' };
    const open = { status: 'unavailable', reason: 'outage', code: 'InternalFailure' };
    expect(receipts).toEqual([published, refused, open, published, refused, open]);
    expect(detailsByRequest().slice(1)).toEqual([
      ['{"n":2}', '{"n":5}'],
      ['{"n":2}', '{"n":5}'],
    ]);
  });

  it('is no proof of delivery for an entry of which it says nothing', async () => {
    const clock = new ManualClock();
    server.behaviour = (call) => {
      clock.advance(1_000);
      const [first] = entriesOf(call);
      return {
        body: { FailedEntryCount: 0, Entries: first?.Detail === '{"n":0}' ? [{ EventId: '1' }] : [] },
      };
    };
    const receipts = await publisher().publish(numberedEvents(2), timeLeft(1_500, clock));
    expect(receipts).toEqual([published, { status: 'unavailable', reason: 'outage', code: 'no_receipt' }]);
  });

  it.each([
    { what: 'an empty object', body: {} },
    { what: 'a page of a proxy', body: '<html>sign in</html>' },
    { what: 'nothing', body: '' },
  ])('is no proof of delivery where it is $what', async ({ body }) => {
    const clock = new ManualClock();
    server.behaviour = () => {
      clock.advance(1_000);
      return { body };
    };
    const receipts = await publisher().publish([anEvent()], timeLeft(1_500, clock));
    expect(receipts).toEqual([{ status: 'unavailable', reason: 'outage', code: expect.any(String) }]);
  });
});

describe('a request that fails as a whole', () => {
  const passing: readonly {
    readonly what: string;
    readonly reply: AwsReply;
    readonly code: unknown;
    readonly reason?: string;
  }[] = [
    ...throttled.map(({ what, reply, code }) => ({ what, reply, code, reason: 'throttled' })),
    { what: 'status 500', reply: awsError('InternalException', 'oops', 500), code: 'InternalException' },
    { what: 'status 503', reply: awsError('ServiceUnavailable', 'oops', 503), code: 'ServiceUnavailable' },
    { what: 'a connection that is reset', reply: 'reset', code: 'Error' },
    {
      what: 'expired credentials',
      reply: awsError('ExpiredTokenException', 'x'),
      code: 'ExpiredTokenException',
    },
  ];

  it.each(passing)('is sent again after $what', async ({ reply }) => {
    server.behaviour = (_, count) => (count <= 2 ? reply : undefined);
    await expect(publish(numberedEvents(3))).resolves.toEqual(Array(3).fill(published));
    expect(detailsByRequest()).toEqual(Array(3).fill(['{"n":0}', '{"n":1}', '{"n":2}']));
  });

  it.each(passing)('is given up at the deadline, and not before, while it meets $what', async ({ reply }) => {
    const clock = new ManualClock();
    server.behaviour = () => {
      clock.advance(400);
      return reply;
    };
    const receipts = await publisher().publish(numberedEvents(2), timeLeft(1_000, clock));
    expect(receipts.map(({ status }) => status)).toEqual(['unavailable', 'unavailable']);
    expect(server.callsOf('PutEvents')).toHaveLength(3);
  });

  it.each(passing.filter(({ reply }) => reply !== 'reset'))(
    'is named in the receipts: $what',
    async ({ reply, code, reason = 'outage' }) => {
      const clock = new ManualClock();
      server.behaviour = () => {
        clock.advance(1_000);
        return reply;
      };
      const receipts = await publisher().publish([anEvent()], timeLeft(500, clock));
      expect(receipts).toEqual([{ status: 'unavailable', reason, code }]);
    },
  );

  it.each(['ValidationException', 'AccessDeniedException', 'SerializationException'])(
    'is final for %s',
    async (code) => {
      server.behaviour = () => awsError(code, 'no');
      await expect(publish([anEvent()])).resolves.toEqual([{ status: 'refused', reason: 'denied', code }]);
      expect(server.callsOf('PutEvents')).toHaveLength(1);
    },
  );

  const refusals: readonly { readonly what: string; readonly reply: AwsReply; readonly receipt: object }[] = [
    ...['ValidationException', 'AccessDeniedException', 'SerializationException'].map((code) => ({
      what: code,
      reply: awsError(code, 'no'),
      receipt: { status: 'refused', reason: 'denied', code },
    })),
    {
      what: 'a refusal that nobody knows yet',
      reply: awsError('ResourceNotFoundException', 'no'),
      receipt: { status: 'unavailable', reason: 'outage', code: 'ResourceNotFoundException' },
    },
    {
      what: 'a page of a proxy',
      reply: { status: 403, body: '<html>no</html>' },
      receipt: { status: 'unavailable', reason: 'outage', code: expect.any(String) },
    },
  ];

  it.each(refusals)('holds up none but the event that is at fault: $what', async ({ reply, receipt }) => {
    const clock = new ManualClock();
    server.behaviour = (call) => {
      if (!entriesOf(call).some(({ Detail }) => Detail === '{"n":1}')) return undefined;
      clock.advance(400);
      return reply;
    };
    const receipts = await publisher().publish(numberedEvents(4), timeLeft(1_000, clock));
    expect(receipts).toEqual([published, receipt, published, published]);
    expect(detailsByRequest().filter(({ length }) => length > 1)).toHaveLength(1);
  });

  it.each(passing.filter(({ reply }) => reply !== 'reset'))(
    'is not taken apart where no entry is at fault: $what',
    async ({ reply }) => {
      server.behaviour = (_, count) => (count === 1 ? reply : undefined);
      await publish(numberedEvents(3));
      expect(detailsByRequest().map(({ length }) => length)).toEqual([3, 3]);
    },
  );

  it('is never one of two buses, so that a denied one holds up no other', async () => {
    const busesOf = (call: AwsCall) =>
      (call.input.Entries as { EventBusName: string }[]).map(({ EventBusName }) => EventBusName);
    server.behaviour = (call) =>
      busesOf(call).includes('denied') ? awsError('AccessDeniedException', 'no') : undefined;
    const events = numberedEvents(24).map((event, n) => ({ ...event, bus: n % 2 === 0 ? 'denied' : 'open' }));
    const receipts = await publish(events);
    expect(receipts.map(({ status }) => status)).toEqual(
      events.map(({ bus }) => (bus === 'open' ? 'published' : 'refused')),
    );
    for (const call of server.callsOf('PutEvents')) expect(new Set(busesOf(call)).size).toBe(1);
  });

  it('does not touch the events of another request', async () => {
    server.behaviour = (call) =>
      entriesOf(call).length < 10 ? awsError('AccessDeniedException', 'no') : undefined;
    const receipts = await publish(numberedEvents(12));
    const denied = { status: 'refused', reason: 'denied', code: 'AccessDeniedException' };
    expect(receipts).toEqual([...Array(10).fill(published), denied, denied]);
  });
});

describe('a request that is refused for its size', () => {
  const refusals: readonly { readonly what: string; readonly reply: AwsReply }[] = [
    {
      what: 'a ValidationException',
      reply: awsError('ValidationException', 'Total size of the entries in the request is over the limit.'),
    },
    { what: 'a bare 413', reply: { status: 413, body: '' } },
  ];

  it.each(refusals)('is sent event by event after $what, and each is judged by itself', async ({ reply }) => {
    const big = anEvent({ detail: '{"big":true}' });
    server.behaviour = (call) =>
      entriesOf(call).some(({ Detail }) => Detail === big.detail) ? reply : undefined;
    const [first, second, third] = numberedEvents(3) as [WebhookEvent, WebhookEvent, WebhookEvent];
    const receipts = await publish([first, big, second, third]);
    const refused = { status: 'refused', reason: 'too_large', code: 'entry_too_large' };
    expect(receipts).toEqual([published, refused, published, published]);
    expect(detailsByRequest().map(({ length }) => length)).toEqual([4, 1, 1, 1, 1]);
  });

  it.each(refusals)('is delivered where only the sum was too large: $what', async ({ reply }) => {
    server.behaviour = (call) => (entriesOf(call).length > 1 ? reply : undefined);
    await expect(publish(numberedEvents(3))).resolves.toEqual(Array(3).fill(published));
  });

  it.each(refusals)('is final for a single event: $what', async ({ reply }) => {
    server.behaviour = () => reply;
    await expect(publish([anEvent()])).resolves.toEqual([
      { status: 'refused', reason: 'too_large', code: 'entry_too_large' },
    ]);
    expect(server.callsOf('PutEvents')).toHaveLength(1);
  });

  it('repeats only those of its events that were throttled alone', async () => {
    let throttled = 0;
    server.behaviour = (call) => {
      const entries = entriesOf(call);
      if (entries.length > 1) return refusals[1]?.reply;
      if (entries[0]?.Detail !== '{"n":1}' || throttled > 0) return undefined;
      throttled += 1;
      return awsError('ThrottlingException', 'slow');
    };
    await expect(publish(numberedEvents(3))).resolves.toEqual(Array(3).fill(published));
    expect(detailsByRequest().at(-1)).toEqual(['{"n":1}']);
  });
});

describe('the deadline', () => {
  it('aborts a call that hangs, and its connection with it, though the client itself would wait for an hour', async () => {
    server.behaviour = () => 'hang';
    client.destroy();
    const hour = 3_600_000;
    const requestHandler = new KeptConnections({ connectMs: hour, answerMs: hour });
    client = new EventBridgeClient({ maxAttempts: 1, requestHandler });
    client.middlewareStack.add(handOnSignal, { step: 'finalizeRequest', priority: 'low' });
    const receipts = await publish(numberedEvents(2), timeLeft(200));
    expect(receipts.map(({ status }) => status)).toEqual(['unavailable', 'unavailable']);
    await server.untilAbandoned(1);
    expect(server.abandoned).toHaveLength(server.calls.length);
  });

  it('leaves alone what was published before a later request hung', async () => {
    server.behaviour = (call) => (entriesOf(call).length < 10 ? 'hang' : undefined);
    const receipts = await publish(numberedEvents(11), timeLeft(500));
    expect(receipts.slice(0, 10)).toEqual(Array(10).fill(published));
    expect(receipts[10]?.status).toBe('unavailable');
  });

  it.each([0, -1, -60_000])('sends nothing when %i ms are left', async (left) => {
    const clock = new ManualClock();
    const receipts = await publisher().publish(numberedEvents(2), timeLeft(left, clock));
    expect(receipts).toEqual(
      Array(2).fill({ status: 'unavailable', reason: 'deadline', code: 'deadline_passed' }),
    );
    expect(server.calls).toEqual([]);
  });

  it('may lie between two milliseconds', async () => {
    await expect(publish([anEvent()], timeLeft(patience + 0.5))).resolves.toEqual([published]);
  });

  it('is not waited for when the pause before the next attempt would pass it', async () => {
    const clock = new ManualClock();
    server.behaviour = () => awsError('ThrottlingException', 'slow');
    const receipts = await publisher({ random: () => 0.999 }).publish([anEvent()], timeLeft(99, clock));
    expect(receipts).toEqual([{ status: 'unavailable', reason: 'throttled', code: 'ThrottlingException' }]);
    expect(server.callsOf('PutEvents')).toHaveLength(1);
  });
});

describe('connections that died while the process was frozen', () => {
  it('cost no delivery when they were closed', async () => {
    for (let thaw = 0; thaw < 3; thaw += 1) {
      await Promise.all(numberedEvents(4).map((event) => publish([event])));
      server.dropConnections();
      await expect(publish([anEvent()])).resolves.toEqual([published]);
    }
    expect(server.callsOf('PutEvents')).toHaveLength(15);
  });

  it('cost no delivery when they are silent', async () => {
    await publish([anEvent()]);
    server.muteConnections();
    await expect(publish([anEvent()])).resolves.toEqual([published]);
    expect(server.callsOf('PutEvents')).toHaveLength(2);
  });
});

it('keeps deliveries in flight at the same time apart', async () => {
  server.behaviour = (call) =>
    answerWith(call, ({ Detail }) => (Detail === '{"n":7}' ? 'InvalidArgument' : undefined));
  const shared = publisher();
  const receipts = await Promise.all(
    numberedEvents(20).map((event) => shared.publish([event], timeLeft(patience))),
  );
  expect(receipts.flat().map(({ status }) => status)).toEqual(
    Array.from({ length: 20 }, (_, n) => (n === 7 ? 'refused' : 'published')),
  );
});

it('puts 64 deliveries of the same moment into ten requests', async () => {
  const shared = publisher();
  const receipts = await Promise.all(
    numberedEvents(64).map((event) => shared.publish([event], timeLeft(patience))),
  );
  expect(receipts.flat()).toEqual(Array(64).fill(published));
  const sizes = detailsByRequest().map(({ length }) => length);
  expect(sizes.sort((a, b) => a - b)).toEqual([1, 1, 1, 1, ...Array(6).fill(10)]);
});

it('lets deliveries past requests that hang, each of which ends with the time of its own', async () => {
  server.behaviour = (_, count) => (count <= 4 ? 'hang' : undefined);
  const shared = publisher();
  const statuses = await Promise.all(
    numberedEvents(9).map(async (event, n) => {
      const [receipt] = await shared.publish([event], timeLeft(n < 4 ? 200 : patience));
      return receipt?.status;
    }),
  );
  expect(statuses).toEqual([...Array(4).fill('unavailable'), ...Array(5).fill('published')]);
  await server.untilAbandoned(4);
});
