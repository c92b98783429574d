import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { ed25519 } from '../verification/schemes/public-key.ts';

/** The second version of its API. */
export const telnyx = defineProvider({
  id: 'telnyx',
  name: 'Telnyx',
  docs: 'https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks',
  source: 'telnyx.com',
  answerWithinMs: 2_000,
  scheme: ed25519({
    encoding: 'base64',
    at: header('telnyx-signature-ed25519'),
    time: { at: header('telnyx-timestamp'), unit: 's' },
    message: ({ body }, time) => [time, '|', body],
  }),
  ...reads({
    id: 'json:data.id',
    type: 'json:data.event_type',
    time: ['json:data.occurred_at', 'iso'],
    attempt: ['json:meta.attempt', 1],
  }),
});
