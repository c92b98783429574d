import { setTimeout as sleep } from 'node:timers/promises';
import { drippingExchange } from '../../adapters/web/dripping-exchange.ts';
import { hungUp } from '../../adapters/web/hung-up.ts';
import type { SenderAddress } from '../../domain/receiving/sender-address.ts';
import { withQuery } from '../../domain/verification/signed-url.ts';
import type { Stage } from '../../rehearsal/stage.ts';
import { exchanged, noAnswer } from './post.ts';

/** Long enough to be seen, and short of any sender's patience. */
export const usualDripMs = 2_000;

interface Timing {
  /** How long an answer is waited for. */
  readonly timeoutMs: number;
  /** How long a body drips. */
  readonly dripMs: number;
}

/** A gateway to which requests go over HTTP, in each manner. */
export function stageAt(to: SenderAddress, { timeoutMs, dripMs }: Timing, stop: AbortSignal): Stage {
  return {
    async deliver(request, manner) {
      if (manner === 'hanging up') {
        const target = withQuery(to.rawPath, request.rawQuery);
        try {
          await hungUp(to.origin, target, request, timeoutMs, stop);
          return undefined;
        } catch (error) {
          if (stop.aborted) throw error;
          return noAnswer(to.origin, error);
        }
      }
      const by = manner === 'dripping' ? drippingExchange(dripMs) : undefined;
      return exchanged(to, request, timeoutMs, stop, by);
    },
    pause: (ms) => sleep(ms, undefined, { signal: stop }),
  };
}
