import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** Chat, Video and Feeds. What Stream puts on a queue or a topic is signed by nobody, and is not taken. */
export const stream = defineProvider({
  id: 'stream',
  name: 'Stream',
  docs: 'https://getstream.io/chat/docs/node/webhooks_overview/',
  source: 'getstream.io',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-signature'),
    credential: text({ means: 'the API secret of the app' }),
  }),
  ...reads({
    id: 'header:x-webhook-id',
    type: 'json:type',
    time: ['json:created_at', 'iso'],
    attempt: ['header:x-webhook-attempt', 1],
  }),
});
