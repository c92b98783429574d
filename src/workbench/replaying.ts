import { randomBytes } from 'node:crypto';
import type { WebhookEvent } from '../domain/event.ts';
import type { Clock } from '../ports/clock.ts';
import type { Pause } from '../ports/pause.ts';
import type { Publisher } from '../ports/publisher.ts';
import { replayNameAt } from '../replay/name.ts';
import { Pace } from '../replay/pace.ts';
import { type NotTaken, replay } from '../replay/replay.ts';
import { RefusedError, type Workbench } from './workbench.ts';

interface Parts {
  /** Those that were made of a delivery, nothing where the delivery is not kept. */
  eventsOf(delivery: number): readonly WebhookEvent[] | undefined;
  /** That of the gateway: what it parks is on its way. */
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly pause: Pause;
}

const patienceMs = 10_000;
const nobodyStops = new AbortController().signal;

/** Puts what was made of deliveries onto the bus of the gateway once more, for the page. */
export function replaying({ eventsOf, publisher, clock, pause }: Parts): Workbench['replay'] {
  return async (deliveries, given) => {
    const inOrder = [...new Set(deliveries)].sort((a, b) => a - b);
    const total = inOrder.map((delivery) => countOf(delivery, eventsOf)).reduce((sum, n) => sum + n, 0);
    if (total === 0) throw new RefusedError('Nothing was made of it that could be replayed.');
    const events = function* () {
      for (const delivery of inOrder) for (const event of eventsOf(delivery) ?? []) yield { event };
    };
    const failures: NotTaken[] = [];
    const now = clock.now();
    const name = given ?? replayNameAt(now, randomBytes(2).toString('hex'));
    const { went } = await replay(
      events(),
      { name, at: now },
      {
        publisherOf: () => publisher,
        most: { items: 10, bytes: 900_000 },
        patienceMs,
        pace: new Pace(Number.POSITIVE_INFINITY, clock, pause),
        clock,
      },
      { went: () => {}, notTaken: (_, receipt) => failures.push(receipt) },
      nobodyStops,
    );
    const [failure] = failures;
    if (!failure) return { replayed: went, name };
    const error = `The bus took ${went} of the ${total} events, and said of another: ${failure.code}.`;
    if (went === 0) throw new RefusedError(error);
    return { replayed: went, name, error };
  };
}

function countOf(delivery: number, eventsOf: Parts['eventsOf']): number {
  const events = eventsOf(delivery);
  if (!events) throw new RefusedError(`Delivery ${delivery} is not kept any more.`);
  return events.length;
}
