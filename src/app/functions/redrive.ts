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
import type { Config } from '../configuration/config.ts';
import type { EntryFunctions } from './functions.ts';

interface RedriveParts {
  readonly watch: BusWatch;
  readonly bus: Publisher;
  readonly keeping: Keeping;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Puts on the bus what was parked. It may not read secrets, and looks for buses itself: nothing is needed ahead. */
export function redriveFunction(config: Config, parts: RedriveParts): EntryFunctions['redrive'] {
  const handler = redriveHandler(config, parts);
  return {
    async call(event, context) {
      if (!handler) throw new Error('nothing can be parked: the configuration has no "park"');
      return handler.handle(event, context);
    },
  };
}

/** The way back from the parking queue; none where none is configured. */
function redriveHandler(
  config: Config,
  { bus, watch, keeping, clock, log, metrics }: RedriveParts,
): RedriveHandler | undefined {
  const { park } = config;
  if (!park) return undefined;
  return new RedriveHandler({
    publisher: redriveChain(bus, keeping, config.maxEntryBytes, {
      watch,
      clock,
      log,
      metrics,
      pause: timerPause,
    }),
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
