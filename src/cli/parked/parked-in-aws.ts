import { type LazyQueue, lazyQueue } from '../../adapters/aws/sqs/lazy-queue.ts';
import { SqsDeadLetters } from '../../adapters/aws/sqs/sqs-dead-letters.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { Config } from '../../app/configuration/config-of.ts';
import { TimeLeft } from '../../domain/time-left.ts';
import { UserError } from '../io.ts';
import type { ParkedCount, ParkingPlace } from './parking-place.ts';

const patienceMs = 60_000;
const requestTimeoutMs = 10_000;

/** The queues of the configuration. */
export function parkedInAws({ queueUrl, deadLetterUrl }: NonNullable<Config['park']>): ParkingPlace {
  const time = TimeLeft.of(patienceMs, systemClock);
  const queue = lazyQueue(queueUrl, requestTimeoutMs);
  const deadQueue = deadLetterUrl === undefined ? undefined : lazyQueue(deadLetterUrl, requestTimeoutMs);
  return {
    async counts() {
      const parked = await countOf('parked', queue, time);
      return deadQueue ? [parked, await countOf('dead letters', deadQueue, time)] : [parked];
    },
    letters() {
      if (!deadQueue) {
        throw new UserError('there are no dead letters: the configuration has no park.deadLetterUrl');
      }
      const letters = new SqsDeadLetters(deadQueue);
      return {
        list: () => letters.list(time),
        // first there, then gone here: what is cut off between leads to a repetition, never to a loss
        redrive: (id) => letters.settle(id, time, async ({ text }) => (await queue()).send(text, {}, time)),
        drop: (id) => letters.settle(id, time),
      };
    },
    close() {},
  };
}

async function countOf(name: ParkedCount['queue'], queue: LazyQueue, time: TimeLeft): Promise<ParkedCount> {
  const { visible, inFlight, delayed } = await (await queue()).counts(time);
  return { queue: name, waiting: visible, inFlight, delayed };
}
