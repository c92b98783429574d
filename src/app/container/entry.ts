import { ContainerModule } from 'inversify';
import type { FunctionUrlHandler } from '../../adapters/edge/lambda-url/handler.ts';
import type { BusWatch } from '../../adapters/publishing/bus-watch/bus-watch.ts';
import type { Check } from '../../domain/receiving/check.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keeping } from '../../ports/keeping.ts';
import type { Log } from '../../ports/log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { Publisher } from '../../ports/publisher.ts';
import type { Config } from '../configuration/config-of.ts';
import { checkFunction } from '../functions/check.ts';
import type { EntryFunctions } from '../functions/functions.ts';
import { handlerFunction } from '../functions/handler.ts';
import { redriveFunction } from '../functions/redrive.ts';
import { Token, token } from './token.ts';

interface Entry {
  readonly functions: EntryFunctions;
  readonly clock: Clock;
  readonly log: Log;
}

/** All that an entry asks the container for, once. */
export const entryToken = token<Entry>('entry');

/** The functions of the bundle, each made of the parts that it needs. */
export function entry(config: Config): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(entryToken).toResolvedValue(
      (
        handler: FunctionUrlHandler,
        check: Check,
        selfProbe: (without: readonly string[]) => Promise<readonly string[]>,
        bus: Publisher,
        watch: BusWatch,
        keeping: Keeping,
        clock: Clock,
        log: Log,
        metrics: Metrics,
      ): Entry => ({
        functions: {
          handler: handlerFunction(handler, check, keeping),
          redrive: redriveFunction(config, { bus, watch, keeping, clock, log, metrics }),
          check: checkFunction(check, selfProbe),
        },
        clock,
        log,
      }),
      [
        Token.handler,
        Token.check,
        Token.selfProbe,
        Token.bus,
        Token.busWatch,
        Token.keeping,
        Token.clock,
        Token.log,
        Token.metrics,
      ],
    );
  });
}
