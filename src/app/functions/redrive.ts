import type { RedriveHandler } from '../../adapters/publishing/redrive/redrive-handler.ts';
import type { Config } from '../configuration/config-of.ts';
import type { EntryFunctions } from './functions.ts';
import type { RedriveParts } from './way-back.ts';

/**
 * Puts on the bus what was parked. It may not read secrets, and looks for buses itself: nothing is needed ahead. What it is
 * made of is loaded when it is called, since no delivery needs it.
 */
export function redriveFunction(config: Config, parts: RedriveParts): EntryFunctions['redrive'] {
  let handler: Promise<RedriveHandler> | undefined;
  const load = async () => (await import('./way-back.ts')).wayBack(config, parts);
  return {
    async call(event, context) {
      handler ??= load();
      return (await handler).handle(event, context);
    },
  };
}
