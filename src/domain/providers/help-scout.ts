import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const helpScout = defineProvider({
  id: 'help-scout',
  name: 'Help Scout',
  docs: 'https://developer.helpscout.com/webhooks/',
  source: 'helpscout.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha1',
    encoding: 'base64',
    at: header('x-helpscout-signature'),
    credential: chosenText,
  }),
  // a conversation or a customer, which has many events
  ...reads({ name: 'json:id', type: 'header:x-helpscout-event' }),
});
