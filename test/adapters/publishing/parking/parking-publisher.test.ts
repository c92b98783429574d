import { beforeEach, describe, expect, it } from '@jest/globals';
import { LastResortPublisher } from '../../../../src/adapters/publishing/parking/last-resort-publisher.ts';
import { ParkingPublisher } from '../../../../src/adapters/publishing/parking/parking-publisher.ts';
import type { WebhookEvent } from '../../../../src/domain/event.ts';
import type { TimeLeft } from '../../../../src/domain/time-left.ts';
import type { Parking } from '../../../../src/ports/parking.ts';
import type { Receipt } from '../../../../src/ports/publisher.ts';
import { anEvent, numberedEvents } from '../../../support/events.ts';
import { RecordingLog, RecordingMetrics, RecordingPublisher } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { timeLeft } from '../../../support/time-left.ts';

const published: Receipt = { status: 'published' };
const parked: Receipt = { status: 'parked' };
const open: Receipt = { status: 'unavailable', reason: 'circuit_open', code: 'breaker_open' };
const down: Receipt = { status: 'unavailable', reason: 'outage', code: 'InternalFailure' };
const throttled: Receipt = { status: 'unavailable', reason: 'throttled', code: 'ThrottlingException' };
const full: Receipt = { status: 'unavailable', reason: 'outage', code: 'QueueDoesNotExist' };
const tooLarge: Receipt = { status: 'refused', reason: 'too_large', code: 'entry_too_large' };

class RecordingParking implements Parking {
  readonly calls: { readonly events: readonly WebhookEvent[]; readonly left: number }[] = [];
  receiptFor: (event: WebhookEvent) => Receipt = () => parked;

  async park(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    this.calls.push({ events, left: time.left });
    return events.map((event) => this.receiptFor(event));
  }
}

let clock: ManualClock;
let bus: RecordingPublisher;
let parking: RecordingParking;
let log: RecordingLog;
let metrics: RecordingMetrics;
let publisher: ParkingPublisher;

beforeEach(() => {
  clock = new ManualClock();
  bus = new RecordingPublisher();
  parking = new RecordingParking();
  log = new RecordingLog();
  metrics = new RecordingMetrics();
  publisher = new ParkingPublisher(bus, parking, log, metrics);
});

const publish = (events: readonly WebhookEvent[], within = 9_000) =>
  publisher.publish(events, timeLeft(within, clock));
const numberOf = ({ detail }: WebhookEvent) => (JSON.parse(detail) as { n: number }).n;

describe('what the bus takes', () => {
  it('is not parked', async () => {
    await expect(publish(numberedEvents(3))).resolves.toEqual(Array(3).fill(published));
    expect(parking.calls).toEqual([]);
    expect(metrics.records).toEqual([]);
  });

  it('was dealt with before, or is parked already: neither is parked again', async () => {
    const receipts: readonly Receipt[] = [{ status: 'duplicate' }, parked];
    bus.receiptFor = (event) => receipts[numberOf(event)] as Receipt;
    await expect(publish(numberedEvents(2))).resolves.toEqual(receipts);
    expect(parking.calls).toEqual([]);
  });
});

describe('what the bus does not take', () => {
  const refusals: readonly Receipt[] = [
    open,
    down,
    throttled,
    { status: 'unavailable', reason: 'deadline', code: 'deadline_passed' },
    ...['MalformedDetail', 'InvalidArgument'].map(
      (code): Receipt => ({ status: 'refused', reason: 'event_fault', code }),
    ),
    ...['AccessDeniedException', 'NotAuthorizedForSourceException'].map(
      (code): Receipt => ({ status: 'refused', reason: 'denied', code }),
    ),
  ];
  it.each(refusals)('is parked: %o', async (receipt) => {
    bus.receiptFor = () => receipt;
    const events = numberedEvents(2);
    await expect(publish(events)).resolves.toEqual([parked, parked]);
    expect(parking.calls.map((call) => call.events)).toEqual([events]);
    expect(metrics.sum('ParkFailed')).toBe(0);
  });

  it('parks a pointer that is refused for its size: that bus is out of order', async () => {
    bus.receiptFor = () => tooLarge;
    await expect(publish([anEvent({ isClaimCheck: true })])).resolves.toEqual([{ status: 'parked' }]);
  });

  it('parks nothing that is refused for its size because its sender made it look like a pointer', async () => {
    bus.receiptFor = () => tooLarge;
    const forged = anEvent({ detail: '{"sallyport":{"claimCheck":{"bucket":"b"}},"fields":{}}' });
    await expect(publish([forged])).resolves.toEqual([tooLarge]);
    expect(parking.calls).toEqual([]);
  });

  it("is the sender's to hear of where it is too large", async () => {
    bus.receiptFor = () => tooLarge;
    await expect(publish([anEvent()])).resolves.toEqual([tooLarge]);
    expect(parking.calls).toEqual([]);
  });

  const positions = Array.from({ length: 10 }, (_, position) => position);
  it.each(positions)('is parked alone where it is number %i of a batch', async (position) => {
    bus.receiptFor = (event) => (numberOf(event) === position ? down : published);
    const receipts = await publish(numberedEvents(10));
    expect(receipts).toEqual(positions.map((at) => (at === position ? parked : published)));
    expect(parking.calls[0]?.events.map(numberOf)).toEqual([position]);
  });

  it('gets its receipts in the order of the events, whatever became of each', async () => {
    const ofBus = [
      published,
      down,
      tooLarge,
      open,
      { status: 'refused', reason: 'event_fault', code: 'MalformedDetail' } as const,
    ];
    bus.receiptFor = (event) => ofBus[numberOf(event) % 5] as Receipt;
    parking.receiptFor = (event) => (numberOf(event) % 2 === 0 ? full : parked);
    const receipts = await publish(numberedEvents(100));
    expect(receipts).toEqual(
      Array.from({ length: 100 }, (_, n) => {
        const word = ofBus[n % 5] as Receipt;
        if (word === published || word === tooLarge) return word;
        return n % 2 === 0 ? word : parked;
      }),
    );
  });
});

describe('when parking fails too', () => {
  it('the word of the bus is kept, and the failure is counted once a delivery', async () => {
    bus.receiptFor = (event) =>
      numberOf(event) === 0 ? down : { status: 'refused', reason: 'event_fault', code: 'InvalidArgument' };
    parking.receiptFor = () => full;
    await expect(publish(numberedEvents(3))).resolves.toEqual([
      down,
      { status: 'refused', reason: 'event_fault', code: 'InvalidArgument' },
      { status: 'refused', reason: 'event_fault', code: 'InvalidArgument' },
    ]);
    expect(metrics.records).toEqual([{ values: { ParkFailed: 1 } }]);
    expect(log.named('park_failed').map(({ level, fields }) => ({ level, fields }))).toEqual([
      {
        level: 'error',
        fields: { code: 'QueueDoesNotExist', busCode: 'InternalFailure', events: 3, of: 3 },
      },
    ]);
  });
});

describe('the time', () => {
  it.each([
    { left: 27_000, atBus: 2_000 },
    { left: 4_001, atBus: 2_000 },
    { left: 4_000, atBus: 2_000 },
    { left: 3_999, atBus: 1_999 },
    { left: 900, atBus: 450 },
    { left: 0, atBus: 0 },
    { left: -50, atBus: 0 },
  ])('of $left ms gives the bus $atBus', async ({ left, atBus }) => {
    await publish([anEvent()], left);
    expect(bus.calls[0]?.left).toBe(atBus);
  });

  it('that the bus leaves belongs to parking', async () => {
    bus.receiptFor = () => {
      clock.advance(2_000);
      return down;
    };
    await publish([anEvent()], 9_000);
    expect(parking.calls[0]?.left).toBe(7_000);
  });

  it.each([
    { left: 9_000, reserve: 1_000 },
    { left: 2_000, reserve: 500 },
    { left: -10, reserve: 0 },
  ])('of $left ms keeps $reserve for the last try while the breaker is open', async ({ left, reserve }) => {
    bus.receiptFor = () => open;
    await publish([anEvent()], left);
    expect(parking.calls[0]?.left).toBe(Math.max(0, left) - reserve);
  });
});

describe('the last resort', () => {
  let unguarded: RecordingPublisher;
  const last = (events: readonly WebhookEvent[], within = 9_000) =>
    new LastResortPublisher(publisher, unguarded).publish(events, timeLeft(within, clock));

  beforeEach(() => {
    unguarded = new RecordingPublisher();
    bus.receiptFor = () => open;
    parking.receiptFor = () => full;
  });

  it.each([
    { why: 'the breaker is open', receipt: open },
    { why: 'the bus throttled', receipt: throttled },
  ])('is one try at the bus when $why and parking failed', async ({ receipt }) => {
    bus.receiptFor = () => receipt;
    const events = numberedEvents(2);
    await expect(last(events)).resolves.toEqual([published, published]);
    expect(unguarded.calls).toEqual([{ events, left: 1_000 }]);
  });

  it('ends at the deadline', async () => {
    await last([anEvent()], 400);
    expect(unguarded.calls[0]?.left).toBe(400);
  });

  it('has time left even where parking has hung for as long as it may', async () => {
    parking.park = async (events, time) => {
      clock.advance(time.left);
      return events.map(() => full);
    };
    await expect(last([anEvent()], 2_700)).resolves.toEqual([published]);
    expect(unguarded.calls[0]?.left).toBe(675);
  });

  it('is not tried when the deadline has passed', async () => {
    await expect(last([anEvent()], 0)).resolves.toEqual([open]);
    expect(unguarded.calls).toEqual([]);
  });

  it('is not tried for what is parked, or what the bus was asked for already', async () => {
    const words = [open, down, tooLarge, published];
    bus.receiptFor = (event) => words[numberOf(event)] as Receipt;
    parking.receiptFor = (event) => (numberOf(event) === 0 ? parked : full);
    await expect(last(numberedEvents(4))).resolves.toEqual([parked, down, tooLarge, published]);
    expect(unguarded.calls).toEqual([]);
  });

  it('takes only its own events out of a batch, and gives the receipts in order', async () => {
    bus.receiptFor = (event) => (numberOf(event) % 2 === 0 ? open : published);
    unguarded.receiptFor = (event) => (numberOf(event) === 2 ? down : published);
    await expect(last(numberedEvents(5))).resolves.toEqual([
      published,
      published,
      down,
      published,
      published,
    ]);
    expect(unguarded.events.map(numberOf)).toEqual([0, 2, 4]);
  });

  it('keeps what is known where the bus answers less than it was asked', async () => {
    unguarded.publish = async () => [];
    await expect(last([anEvent()])).resolves.toEqual([open]);
  });
});
