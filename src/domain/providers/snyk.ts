import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { plain } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const snyk = defineProvider({
  id: 'snyk',
  name: 'Snyk',
  docs: 'https://docs.snyk.io/snyk-api/using-specific-snyk-apis/webhooks-apis/validation-and-versioning-of-payloads',
  source: 'snyk.io',
  answerWithinMs: 5_000,
  // a header in which others send SHA-1: Snyk never does
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-hub-signature'),
    layout: plain('sha256='),
    credential: chosenText,
  }),
  ...reads({
    id: 'header:x-snyk-transport-id',
    type: 'header:x-snyk-event',
    travels: { 'x-snyk-timestamp': 'When the event occurred' },
  }),
});
