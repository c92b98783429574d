import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { plain } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const typeform = defineProvider({
  id: 'typeform',
  name: 'Typeform',
  docs: 'https://www.typeform.com/developers/webhooks/secure-your-webhooks/',
  source: 'typeform.com',
  answerWithinMs: 30_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: header('typeform-signature'),
    layout: plain('sha256='),
    credential: chosenText,
  }),
  ...reads({
    id: 'json:event_id',
    type: 'json:event_type',
    time: ['json:form_response.submitted_at', 'iso'],
  }),
});
