import { randomBytes } from 'node:crypto';
import type { WebhookEvent } from '../domain/event.ts';
import type { Clock } from '../ports/clock.ts';
import type { Pause } from '../ports/pause.ts';
import type { Publisher } from '../ports/publisher.ts';
import { replayNameAt } from '../replay/name.ts';
import { Pace } from '../replay/pace.ts';
import { type NotTaken, replay } from '../replay/replay.ts';
import { RefusedError } from './workbench.ts';

interface Parts {
  /** Those that were made of a delivery, nothing where the delivery is not kept. */
  eventsOf(delivery: number): readonly WebhookEvent[] | undefined;
  /** That of the gateway: what it parks is on its way. */
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly pause: Pause;
}

const patienceMs = 10_000;

/** Puts what was made of deliveries onto the bus of the gateway once more, for the page. */
export function replaying({ eventsOf, publisher, clock, pause }: Parts) {
  /** @throws {RefusedError} with what did not go, in a sentence */
  return async (deliveries: readonly number[]): Promise<number> => {
    const inOrder = [...new Set(deliveries)].sort((a, b) => a - b);
    const gone = inOrder.find((delivery) => eventsOf(delivery) === undefined);
    if (gone !== undefined) throw new RefusedError(`Delivery ${gone} is not kept any more.`);
    const failures: NotTaken[] = [];
    const now = clock.now();
    const { went } = await replay(
      (function* () {
        for (const delivery of inOrder) for (const event of eventsOf(delivery) ?? []) yield { event };
      })(),
      { name: replayNameAt(now, randomBytes(2).toString('hex')), at: now },
      {
        publisherOf: () => publisher,
        most: { items: 10, bytes: 1_000_000 },
        patienceMs,
        pace: new Pace(Number.POSITIVE_INFINITY, clock, pause),
        clock,
      },
      { went: () => {}, notTaken: (_, receipt) => failures.push(receipt) },
      new AbortController().signal,
    );
    const [failure] = failures;
    if (failure)
      throw new RefusedError(`The bus took ${went} of the events, and then said: ${failure.code}.`);
    if (went === 0) throw new RefusedError('Nothing was made of it that could be replayed.');
    return went;
  };
}
