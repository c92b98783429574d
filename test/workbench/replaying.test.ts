import { describe, expect, it } from '@jest/globals';
import type { WebhookEvent } from '../../src/domain/event.ts';
import { replaying } from '../../src/workbench/replaying.ts';
import { RefusedError } from '../../src/workbench/workbench.ts';
import { anEvent } from '../support/events.ts';
import { RecordingPublisher } from '../support/fakes.ts';
import { ManualClock } from '../support/manual-clock.ts';

const made = (...numbers: readonly number[]) =>
  numbers.map((n) => anEvent({ detail: `{"n":${n}}`, suppressionKey: `key-${n}` }));

/** What the journal has: deliveries with no event, one and two. */
const journal: Readonly<Record<number, readonly WebhookEvent[]>> = {
  3: made(30),
  5: [],
  12: made(120, 121),
};

describe('a replay from the page', () => {
  const bus = new RecordingPublisher();
  const replay = replaying({
    eventsOf: (delivery) => journal[delivery],
    publisher: bus,
    clock: new ManualClock(),
    pause: async () => {},
  });
  const sent = () => bus.events.map(({ detail }) => JSON.parse(detail).n);

  it('puts the events of deliveries on the bus in the order in which they came, each once, marked as one replay', async () => {
    bus.calls.length = 0;
    const { replayed, name } = await replay([12, 3, 5, 12], undefined);
    expect(replayed).toBe(3);
    expect(sent()).toEqual([30, 120, 121]);
    const marks = new Set(bus.events.map(({ resources }) => resources[1]));
    expect([...marks]).toEqual([
      expect.stringMatching(/^urn:sallyport-replay:2026-11-23T12-00-00-[0-9a-f]{4}$/),
    ]);
    expect([...marks]).toEqual([`urn:sallyport-replay:${name}`]);
    expect(bus.events.filter(({ suppressionKey }) => suppressionKey !== undefined)).toEqual([]);
  });

  it.each([
    [[3, 4], 'Delivery 4 is not kept any more.'],
    [[5], 'Nothing was made of it that could be replayed.'],
    [[], 'Nothing was made of it that could be replayed.'],
  ])('puts nothing there of %j, and says why', async (deliveries, words) => {
    bus.calls.length = 0;
    await expect(replay(deliveries, undefined)).rejects.toEqual(new RefusedError(words));
    expect(bus.calls).toEqual([]);
  });

  it('says how many went where the bus does not take them all', async () => {
    bus.calls.length = 0;
    bus.receiptFor = ({ detail }) =>
      detail === '{"n":120}'
        ? { status: 'refused', reason: 'too_large', code: 'entry_too_large' }
        : { status: 'published' };
    expect(await replay([3, 12], 'mine')).toEqual({
      replayed: 2,
      name: 'mine',
      error: 'The bus took 2 of the 3 events, and said of another: entry_too_large.',
    });
    bus.receiptFor = () => ({ status: 'refused', reason: 'too_large', code: 'entry_too_large' });
    await expect(replay([3], 'mine')).rejects.toEqual(
      new RefusedError('The bus took 0 of the 1 events, and said of another: entry_too_large.'),
    );
  });
});
