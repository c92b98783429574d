import { beforeEach, describe, expect, it } from '@jest/globals';
import { ClaimCheckPublisher } from '../../../../src/adapters/publishing/claim-check/claim-check-publisher.ts';
import type { WebhookEvent } from '../../../../src/domain/event.ts';
import type { Receipt } from '../../../../src/ports/publisher.ts';
import { anEvent, eventOfSize } from '../../../support/events.ts';
import { RecordingLog, RecordingPublisher } from '../../../support/fakes.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { timeLeft } from '../../../support/time-left.ts';

const maxEntryBytes = 4_096;
const refused = { status: 'refused', reason: 'too_large', code: 'entry_too_large' } as const;

describe('a pointer', () => {
  let bus: RecordingPublisher;
  let stored: string[];
  const publish = (events: readonly WebhookEvent[]) => {
    const clock = new ManualClock();
    const store = {
      put: async (key: string) => {
        stored.push(key);
        return { bucket: 'b', key };
      },
      get: async () => new Uint8Array(),
    };
    const publisher = new ClaimCheckPublisher(bus, store, maxEntryBytes, new RecordingLog());
    return publisher.publish(events, timeLeft(1_000, clock));
  };
  beforeEach(() => {
    bus = new RecordingPublisher();
    stored = [];
  });

  it('that was parked and comes by again is never pointed to, even where the bus calls it too large', async () => {
    await publish([eventOfSize(maxEntryBytes)]);
    const [pointer] = bus.events;
    bus.receiptFor = () => refused;
    expect(await publish([pointer as WebhookEvent])).toEqual([
      { status: 'unavailable', reason: 'outage', code: 'claim_check_refused' },
    ]);
    expect(stored).toHaveLength(1);
  });

  it('that the bus calls too large means a bus out of order: that may pass', async () => {
    bus.receiptFor = () => refused;
    expect(await publish([anEvent()])).toEqual([
      { status: 'unavailable', reason: 'outage', code: 'claim_check_refused' },
    ]);
    expect(stored).toHaveLength(1);
  });
});

describe('an event that is too big while the store is down', () => {
  const clock = new ManualClock();
  const down = { put: () => Promise.reject(new Error('down')), get: () => Promise.reject(new Error('down')) };
  const publishTwo = (status: 'parked' | 'unavailable' | undefined) => {
    const parking = status && {
      park: async (events: readonly WebhookEvent[]) =>
        events.map(
          (): Receipt => (status === 'parked' ? { status } : { status, reason: 'outage', code: 'down' }),
        ),
    };
    const bus = new RecordingPublisher();
    const publisher = new ClaimCheckPublisher(bus, down, maxEntryBytes, new RecordingLog(), parking);
    return publisher.publish([eventOfSize(maxEntryBytes), anEvent()], timeLeft(1_000, clock));
  };
  const failed = { status: 'unavailable', reason: 'outage', code: 'claim_check_failed' };

  it('waits where it can, to be stored later', async () => {
    expect(await publishTwo('parked')).toEqual([{ status: 'parked' }, { status: 'published' }]);
  });

  it.each(['unavailable', undefined] as const)(
    'is the sender’s again where parking is %s',
    async (status) => {
      expect(await publishTwo(status)).toEqual([failed, { status: 'published' }]);
    },
  );
});
