import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** An `authorization` that was asked for comes beside the signature, and is never looked at. */
export const heroku = defineProvider({
  id: 'heroku',
  name: 'Heroku',
  docs: 'https://devcenter.heroku.com/articles/app-webhooks#securing-webhook-requests',
  source: 'heroku.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: header('heroku-webhook-hmac-sha256'),
    credential: chosenText,
  }),
  ...reads({
    id: 'json:webhook_metadata.delivery.id',
    type: ['json:webhook_metadata.event.include', 'json:action'],
    time: ['json:created_at', 'iso'],
  }),
});
