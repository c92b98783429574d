import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
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
    credential: chosenText,
  }),
  ...reads({ id: 'json:metadata.event_id', type: 'json:metadata.event_type' }),
});
