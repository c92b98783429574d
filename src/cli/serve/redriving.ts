import { setTimeout as sleep } from 'node:timers/promises';
import type { Redriven } from '../../adapters/local/sqlite/parking-store.ts';
import { redriveChain } from '../../adapters/publishing/publisher-chain.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import { timerPause } from '../../adapters/system/timer-pause.ts';
import { Token } from '../../app/container/token.ts';
import { TimeLeft } from '../../domain/time-left.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Publisher } from '../../ports/publisher.ts';
import type { GatewayHere } from './gateway-here.ts';

const roundMs = 2_000;
const longestPauseMs = 30_000;

interface Parked {
  redrive(publisher: Publisher, timeForRound: () => TimeLeft, stop: AbortSignal): Promise<Redriven>;
}

/** What a gateway keeps because its bus did not take it goes there as soon as it does, until `stop`. */
export function redriveHere({ container, config, keeping }: GatewayHere, stop: AbortSignal): Promise<void> {
  const tools = {
    watch: container.get(Token.busWatch),
    clock: systemClock,
    log: container.get(Token.log),
    metrics: container.get(Token.metrics),
    pause: timerPause,
  };
  const redriver = redriveChain(
    container.get(Token.bus),
    container.get(Token.keeping),
    config.maxEntryBytes,
    tools,
  );
  return redriveAgainAndAgain(keeping.parking, redriver, tools, stop);
}

/**
 * Brings what is parked back to the bus as soon as that takes it, ever more seldom while it takes nothing. Only `stop`
 * ends it: whatever fails is logged, and may succeed the next time.
 */
export async function redriveAgainAndAgain(
  parked: Parked,
  publisher: Publisher,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  stop: AbortSignal,
): Promise<void> {
  const sweep = async (): Promise<boolean> => {
    try {
      const redriven = await parked.redrive(publisher, () => TimeLeft.of(roundMs, clock), stop);
      report(redriven, log);
      return redriven.waiting === 0 || redriven.published > 0;
    } catch (error) {
      const { name, message } = error as Error;
      log.write('error', 'redrive_failed', { error: name, message });
      return false;
    }
  };
  for (let failures = 0; !stop.aborted; ) {
    failures = (await sweep()) ? 0 : failures + 1;
    const pauseMs = Math.min(longestPauseMs, roundMs * 2 ** failures);
    await sleep(pauseMs, undefined, { signal: stop }).catch(() => {});
  }
}

function report({ published, deadLetters, waiting, codes }: Redriven, log: Log): void {
  if (published + deadLetters + waiting === 0) return;
  log.write(waiting > 0 ? 'error' : 'info', 'redrive', {
    published,
    deadLetters,
    waiting,
    codes,
    message: `${published} published, ${deadLetters} dead, ${waiting} waiting ${codes.join(', ')}`.trim(),
  });
}
