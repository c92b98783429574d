import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { EventBridgePublisher } from '../../../../src/adapters/aws/eventbridge/event-bridge-publisher.ts';
import type { WebhookEvent } from '../../../../src/domain/event.ts';
import { Backoff } from '../../../../src/domain/publishing/backoff.ts';
import type { Pause } from '../../../../src/ports/pause.ts';
import type { Receipt } from '../../../../src/ports/publisher.ts';
import { anEvent, eventOfSize } from '../../../support/events.ts';
import { timeLeft } from '../../../support/time-left.ts';
import { type FakeCall, FakeEventBridge } from './fake-event-bridge.ts';

const published = { status: 'published' };
const late = { status: 'unavailable', reason: 'deadline', code: 'deadline_passed' };
const unanswered = { status: 'unavailable', reason: 'outage', code: 'AbortError' };
const patience = 9_000;
const maxBytes = 1_000;
const pause: Pause = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

let bridge: FakeEventBridge;
let publisher: EventBridgePublisher;

beforeEach(() => {
  jest.useFakeTimers();
  bridge = new FakeEventBridge();
  publisher = aPublisher(0.5);
});

afterEach(() => {
  jest.useRealTimers();
});

function aPublisher(random: number, throttledRetries?: number): EventBridgePublisher {
  return new EventBridgePublisher(
    bridge.client,
    maxBytes,
    new Backoff(pause, () => random),
    pause,
    throttledRetries,
  );
}

const detailOf = (name: string) => `{"is":"${name}"}`;
const called = (...names: readonly string[]) => names.map(detailOf);

/** A delivery of one event. */
function deliver(name: string, ms = patience, parts: Partial<WebhookEvent> = {}): Promise<Receipt> {
  const event = anEvent({ id: name, detail: detailOf(name), ...parts });
  return publisher.publish([event], timeLeft(ms)).then(([receipt]) => receipt as Receipt);
}

/** Lets so much time pass, and all that waits for nothing happen. */
const pass = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

/** Four calls that are under way, so that what comes waits. @returns their deliveries */
function crowd(ms = patience): readonly Promise<Receipt>[] {
  return ['c1', 'c2', 'c3', 'c4'].map((name) => deliver(name, ms));
}

/** The call that holds what has waited, when one of those under way has ended. */
async function sharedCall(): Promise<FakeCall> {
  await pass();
  bridge.calls[0]?.answer();
  await pass();
  return bridge.calls[4] as FakeCall;
}

describe('a delivery that is alone', () => {
  it('is sent before anything else happens, and leaves no timer behind when it is answered', async () => {
    const receipt = deliver('a');
    expect(bridge.sent).toEqual([called('a')]);
    bridge.calls[0]?.answer();
    await expect(receipt).resolves.toEqual(published);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('shares no request with itself: however many it fills, all go at once', () => {
    const events = Array.from({ length: 47 }, (_, n) => anEvent({ detail: detailOf(`${n}`) }));
    const wide = new EventBridgePublisher(bridge.client, 1_000_000, new Backoff(pause, () => 0), pause);
    wide.publish(events, timeLeft(patience)).catch(() => {});
    expect(bridge.sent.map(({ length }) => length)).toEqual([10, 10, 10, 10, 7]);
  });
});

describe('deliveries that wait share a request', () => {
  it('when one of four that are under way ends, and each has the result of its own entry', async () => {
    crowd();
    const receipts = ['a', 'b', 'c'].map((name) => deliver(name));
    const call = await sharedCall();
    expect(call.details).toEqual(called('a', 'b', 'c'));
    call.answer((detail) => (detail === detailOf('b') ? 'MalformedDetail' : undefined));
    await expect(Promise.all(receipts)).resolves.toEqual([
      published,
      { status: 'refused', reason: 'event_fault', code: 'MalformedDetail' },
      published,
    ]);
  });

  it('as soon as they are ten', () => {
    crowd();
    const names = Array.from({ length: 11 }, (_, n) => `n${n}`);
    for (const name of names) deliver(name).catch(() => {});
    expect(bridge.sent.slice(4)).toEqual([called(...names.slice(0, 10))]);
  });

  it('of fewer bytes than an entry may have', async () => {
    crowd();
    for (const size of [500, 499, 500, 499]) {
      publisher.publish([eventOfSize(size)], timeLeft(patience)).catch(() => {});
    }
    await pass(3);
    expect(bridge.sent.slice(4).map(({ length }) => length)).toEqual([2, 2]);
  });

  it('of one bus', async () => {
    crowd();
    for (const [name, bus] of Object.entries({ a: 'default', b: 'other', c: 'default', d: 'other' })) {
      deliver(name, patience, { bus }).catch(() => {});
    }
    const call = await sharedCall();
    expect(bridge.sent.slice(4)).toEqual([called('b'), called('d'), called('a', 'c')]);
    expect(new Set(call.entries.map(({ EventBusName }) => EventBusName)).size).toBe(1);
  });

  it('after three milliseconds though all others hang, so that nobody is held up by them', async () => {
    crowd();
    const receipt = deliver('a');
    await pass(3);
    bridge.calls[4]?.answer();
    await expect(receipt).resolves.toEqual(published);
  });
});

describe('what failed in a shared request', () => {
  it('is sent again by its own delivery, and by no other', async () => {
    crowd();
    const receipts = ['a', 'b'].map((name) => deliver(name));
    const call = await sharedCall();
    call.answer((detail) => (detail === detailOf('b') ? 'InternalFailure' : undefined));
    await expect(receipts[0]).resolves.toEqual(published);
    await pass(100);
    expect(bridge.sent.slice(5)).toEqual([called('b')]);
    bridge.calls[5]?.answer();
    await expect(receipts[1]).resolves.toEqual(published);
  });

  it('is throttled for each: a delivery that does not insist is told so after its own second try', async () => {
    publisher = aPublisher(0.5, 1);
    crowd();
    const receipts = ['a', 'b'].map((name) => deliver(name));
    (await sharedCall()).fail('ThrottlingException');
    bridge.onCall = (again) => again.fail('ThrottlingException');
    await pass(500);
    const throttled = { status: 'unavailable', reason: 'throttled', code: 'ThrottlingException' };
    await expect(Promise.all(receipts)).resolves.toEqual([throttled, throttled]);
    expect(bridge.sent.flat().filter((detail) => detail === detailOf('a'))).toHaveLength(2);
  });

  it.each([
    { name: 'ValidationException', status: 400, receipt: { status: 'refused', reason: 'denied' } },
    { name: 'AccessDeniedException', status: 400, receipt: { status: 'refused', reason: 'denied' } },
    { name: 'Unknown', status: 413, receipt: { status: 'refused', reason: 'too_large' } },
  ])(
    'is judged alone after $name, and holds up none of its neighbours',
    async ({ name, status, receipt }) => {
      crowd();
      const receipts = ['a', 'bad', 'c'].map((each) => deliver(each));
      const call = await sharedCall();
      bridge.onCall = (alone) =>
        alone.details.includes(detailOf('bad')) ? alone.fail(name, status) : alone.answer();
      call.fail(name, status);
      await pass();
      await expect(Promise.all(receipts)).resolves.toEqual([
        published,
        expect.objectContaining(receipt),
        published,
      ]);
      expect(bridge.sent.slice(5)).toEqual([called('a'), called('bad'), called('c')]);
    },
  );

  it('goes alone for as long as it may be at fault', async () => {
    crowd();
    const suspect = deliver('a');
    deliver('b').catch(() => {});
    (await sharedCall()).fail('ValidationException');
    await pass();
    bridge.calls[5]?.fail('InternalException', 500);
    await pass(48);
    for (const name of ['d', 'e', 'f']) deliver(name).catch(() => {});
    await pass(5);
    const again = bridge.sent.findLastIndex((details) => details.includes(detailOf('a')));
    expect(again).toBeGreaterThan(5);
    expect(bridge.sent[again]).toEqual(called('a'));
    bridge.calls[again]?.answer();
    await expect(suspect).resolves.toEqual(published);
  });

  it.each([undefined, null, 'a word', {}])('is answered for whatever is thrown: %p', async (thrown) => {
    publisher = aPublisher(0.999);
    crowd(40);
    const receipts = ['a', 'b'].map((name) => deliver(name, 40));
    (await sharedCall()).reject(thrown);
    await pass(40);
    const outage = { status: 'unavailable', reason: 'outage', code: 'Error' };
    await expect(Promise.all(receipts)).resolves.toEqual([outage, outage]);
  });
});

describe('the time of a delivery in a shared request', () => {
  it('ends for each by itself, and the request only with the last of them', async () => {
    crowd();
    const [short, long] = [deliver('short', 1_000), deliver('long', 5_000)];
    const call = await sharedCall();
    await pass(1_000);
    await expect(short).resolves.toEqual(unanswered);
    expect(call.signal.aborted).toBe(false);
    call.answer();
    await expect(long).resolves.toEqual(published);
  });

  it('is not made longer by those who have more', async () => {
    crowd();
    const all = [700, 300, 500].map((ms) => deliver(`${ms}`, ms));
    const call = await sharedCall();
    const ended: number[] = [];
    all.forEach((one, at) => {
      one.then(() => ended.push([700, 300, 500][at] as number)).catch(() => {});
    });
    await pass(299);
    expect(ended).toEqual([]);
    await pass(2);
    expect(ended).toEqual([300]);
    await pass(200);
    expect(ended).toEqual([300, 500]);
    expect(call.signal.aborted).toBe(false);
    await pass(200);
    expect(ended).toEqual([300, 500, 700]);
    expect(call.signal.aborted).toBe(true);
  });

  it('that ran out while it waited: it is not sent, since it is parked by then', async () => {
    crowd();
    const [stalled, other] = [deliver('stalled', 100), deliver('other')];
    // the process stands still: the clock goes on, and no timer rings
    jest.setSystemTime(Date.now() + 200);
    const call = await sharedCall();
    expect(call.details).toEqual(called('other'));
    await expect(stalled).resolves.toEqual(late);
    call.answer();
    await expect(other).resolves.toEqual(published);
    expect(bridge.sent.flat()).not.toContain(detailOf('stalled'));
  });

  it('that ran out in a request: it is not sent again when that is refused and taken apart', async () => {
    crowd();
    const short = deliver('short', 1_000);
    const long = deliver('long');
    const call = await sharedCall();
    await pass(1_000);
    await expect(short).resolves.toEqual(unanswered);
    bridge.onCall = (alone) => alone.answer();
    call.fail('ValidationException');
    await expect(long).resolves.toEqual(published);
    expect(bridge.sent.slice(5)).toEqual([called('long')]);
  });

  it('that ran out by a timer, and not by a clock that was set back: what becomes of the next attempt counts', async () => {
    crowd();
    const short = deliver('short', 1_000);
    deliver('long').catch(() => {});
    const call = await sharedCall();
    jest.setSystemTime(Date.now() - 5_000);
    await pass(1_060);
    const again = bridge.calls.findLast(({ details }) => details.includes(detailOf('short')));
    expect(again).not.toBe(call);
    again?.answer();
    call.answer(() => 'MalformedDetail');
    await expect(short).resolves.toEqual(published);
  });

  it('that has little left: it does not wait for company', () => {
    crowd();
    deliver('a', 20).catch(() => {});
    expect(bridge.sent.slice(4)).toEqual([called('a')]);
  });

  it('leaves no timer when all are answered', async () => {
    const first = crowd();
    const second = ['a', 'b'].map((name) => deliver(name, 2_000));
    (await sharedCall()).answer();
    for (const call of bridge.calls) call.answer();
    await Promise.all([...first, ...second]);
    await pass(3);
    expect(jest.getTimerCount()).toBe(0);
  });
});
