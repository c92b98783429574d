import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const pusherBeams = defineProvider({
  id: 'pusher-beams',
  name: 'Pusher Beams',
  docs: 'https://pusher.com/docs/beams/concepts/webhooks/',
  source: 'pusher.com',
  answerWithinMs: 3_000,
  scheme: hmac({
    digest: 'sha1',
    encoding: 'hex',
    at: header('webhook-signature'),
    credential: text({ means: '16 characters or more', madeBy: 'receiver', pattern: /^.{16,}$/u }),
  }),
  ...reads({ id: 'json:metadata.event_id', type: 'json:metadata.event_type' }),
});
