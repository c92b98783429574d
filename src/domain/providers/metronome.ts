import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const metronome = defineProvider({
  id: 'metronome',
  name: 'Metronome',
  docs: 'https://docs.metronome.com/integrations/notifications-webhooks/',
  source: 'metronome.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('metronome-webhook-signature'),
    // in `date`, where it was once, proxies write their own
    time: { at: header('x-metronome-date'), unit: 'http-date' },
    credential: text({ means: 'the secret of the webhook' }),
    message: ({ body }, time) => [time, '\n', body],
  }),
  ...reads({ id: 'json:id', type: 'json:type' }),
});
