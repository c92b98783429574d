import { type LazyQueue, lazyQueue } from '../adapters/aws/sqs/lazy-queue.ts';
import { SqsDeadLetters } from '../adapters/aws/sqs/sqs-dead-letters.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import type { Config } from '../app/configuration/config.ts';
import { UserError } from './io.ts';
import type { ParkingPlace } from './parking-place.ts';

const patienceMs = 60_000;
const requestTimeoutMs = 10_000;

/** The queues of the configuration. */
export function parkedInAws({ queueUrl, deadLetterUrl }: NonNullable<Config['park']>): ParkingPlace {
  const deadline = systemClock.now() + patienceMs;
  const queue = lazyQueue(queueUrl, systemClock, requestTimeoutMs);
  const deadQueue =
    deadLetterUrl === undefined ? undefined : lazyQueue(deadLetterUrl, systemClock, requestTimeoutMs);
  return {
    async counts() {
      const line = await countOf('parked', queue, deadline);
      return deadQueue ? [line, await countOf('dead letters', deadQueue, deadline)] : [line];
    },
    letters() {
      if (!deadQueue) {
        throw new UserError('there are no dead letters: the configuration has no park.deadLetterUrl');
      }
      const letters = new SqsDeadLetters(deadQueue);
      return {
        list: () => letters.list(deadline),
        // first there, then gone here: what is cut off between leads to a repetition, never to a loss
        redrive: (id) =>
          letters.settle(id, deadline, async ({ text }) => (await queue()).send(text, {}, deadline)),
        drop: (id) => letters.settle(id, deadline),
      };
    },
    close() {},
  };
}

async function countOf(name: string, queue: LazyQueue, deadline: number): Promise<string> {
  const { visible, inFlight, delayed } = await (await queue()).counts(deadline);
  return `${name}: ${visible} waiting, ${inFlight} in flight, ${delayed} delayed`;
}
