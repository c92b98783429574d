import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const pusherChannels = defineProvider({
  id: 'pusher-channels',
  name: 'Pusher Channels',
  docs: 'https://pusher.com/docs/channels/server_api/webhooks/',
  source: 'pusher.com',
  answerWithinMs: 4_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-pusher-signature'),
    credential: text({ means: 'the secret of the app' }),
  }),
  ...reads({ each: ['events'], name: ['json:name', 'json:channel'], type: 'json:name' }),
});
