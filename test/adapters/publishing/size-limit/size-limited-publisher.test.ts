import { beforeEach, describe, expect, it } from '@jest/globals';
import { SizeLimitedPublisher } from '../../../../src/adapters/publishing/size-limit/size-limited-publisher.ts';
import type { Receipt } from '../../../../src/ports/publisher.ts';
import { eventOfSize } from '../../../support/events.ts';
import { RecordingPublisher } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { timeLeft } from '../../../support/time-left.ts';

const limit = 1_000;
const clock = new ManualClock();
const published: Receipt = { status: 'published' };
const refused: Receipt = { status: 'refused', reason: 'too_large', code: 'entry_too_large' };

let bus: RecordingPublisher;
let publisher: SizeLimitedPublisher;

beforeEach(() => {
  bus = new RecordingPublisher();
  publisher = new SizeLimitedPublisher(bus, limit);
});

describe('the limit', () => {
  const sizes = [
    { size: limit - 1, receipt: published, what: 'one byte below it passes' },
    { size: limit, receipt: refused, what: 'exactly it is refused' },
    { size: limit + 1, receipt: refused, what: 'one byte above it is refused' },
  ];
  it.each(sizes)('is strict: $what', async ({ size, receipt }) => {
    await expect(publisher.publish([eventOfSize(size)], timeLeft(42, clock))).resolves.toEqual([receipt]);
  });

  it('counts bytes of UTF-8, not characters', async () => {
    const event = eventOfSize(limit - 1);
    const wider = { ...event, detail: event.detail.replace('xx', 'é') };
    const tooWide = { ...event, detail: event.detail.replace('x', 'é') };
    await expect(publisher.publish([wider, tooWide], timeLeft(42, clock))).resolves.toEqual([
      published,
      refused,
    ]);
  });
});

describe('a batch', () => {
  it('passes on what fits, and has its receipts in order', async () => {
    const sizes = [999, 1_000, 200, 5_000, 300];
    const events = sizes.map((size, n) => eventOfSize(size, { id: `delivery-${n}` }));
    bus.receiptFor = ({ id }) => ({ status: 'unavailable', reason: 'outage', code: id });
    const open = (code: string): Receipt => ({ status: 'unavailable', reason: 'outage', code });
    await expect(publisher.publish(events, timeLeft(42, clock))).resolves.toEqual([
      open('delivery-0'),
      refused,
      open('delivery-2'),
      refused,
      open('delivery-4'),
    ]);
    expect(bus.calls).toEqual([{ events: [events[0], events[2], events[4]], left: 42 }]);
  });

  it('costs no call when nothing of it fits', async () => {
    const events = [eventOfSize(limit), eventOfSize(limit)];
    await expect(publisher.publish(events, timeLeft(42, clock))).resolves.toEqual([refused, refused]);
    expect(bus.calls).toEqual([]);
  });

  it('passes whole when all of it fits', async () => {
    const events = [eventOfSize(999), eventOfSize(999)];
    await expect(publisher.publish(events, timeLeft(42, clock))).resolves.toEqual([published, published]);
    expect(bus.calls).toEqual([{ events, left: 42 }]);
  });
});
