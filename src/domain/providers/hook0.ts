import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { hook0Request } from '../verification/schemes/hook0-request.ts';

/** Whoever sends webhooks through Hook0, of which each subscription has a secret of its own. */
export const hook0 = defineProvider({
  id: 'hook0',
  name: 'Hook0',
  docs: 'https://documentation.hook0.com/',
  source: 'hook0.com',
  answerWithinMs: 15_000,
  scheme: hook0Request(['x-event-id', 'x-event-type']),
  ...reads({ id: 'signed-header:x-event-id', type: 'signed-header:x-event-type' }),
});
