import { lazyQueue } from '../../adapters/aws/sqs/lazy-queue.ts';
import { SqsDeadLetters } from '../../adapters/aws/sqs/sqs-dead-letters.ts';
import { SqsVisibility } from '../../adapters/aws/sqs/sqs-visibility.ts';
import type { BusWatch } from '../../adapters/publishing/bus-watch/bus-watch.ts';
import { ParkedTexts } from '../../adapters/publishing/parking/parked-texts.ts';
import { redriveChain } from '../../adapters/publishing/publisher-chain.ts';
import { RedriveHandler } from '../../adapters/publishing/redrive/redrive-handler.ts';
import { timerPause } from '../../adapters/system/timer-pause.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keeping } from '../../ports/keeping.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Publisher } from '../../ports/publisher.ts';
import type { Config } from '../configuration/config-of.ts';

export interface RedriveParts {
  readonly watch: BusWatch;
  readonly bus: Publisher;
  readonly keeping: Keeping;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** The way back from the parking queue. @throws {Error} where none is configured */
export function wayBack(
  { park, maxEntryBytes }: Config,
  { bus, watch, keeping, clock, log, metrics }: RedriveParts,
): RedriveHandler {
  if (!park) throw new Error('nothing can be parked: the configuration has no "park"');
  const tools = { watch, clock, log, metrics, pause: timerPause };
  return new RedriveHandler({
    publisher: redriveChain(bus, keeping, maxEntryBytes, tools),
    messages: new ParkedTexts(keeping.objects),
    deadLetters:
      park.deadLetterUrl === undefined ? undefined : new SqsDeadLetters(lazyQueue(park.deadLetterUrl)),
    visibility: new SqsVisibility(lazyQueue(park.queueUrl)),
    random: Math.random,
    clock,
    log,
    metrics,
  });
}
