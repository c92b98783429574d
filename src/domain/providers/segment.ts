import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** The destination *Webhooks*, and that of actions. Of a batch Segment signs the first event alone, so that none is taken. */
export const segment = defineProvider({
  id: 'segment',
  name: 'Segment',
  docs: 'https://segment.com/docs/connections/destinations/catalog/actions-webhook/',
  source: 'segment.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha1',
    encoding: 'hex',
    at: header('x-signature'),
    credential: chosenText,
  }),
  // the page that an event comes from chooses its id, by a key that is no secret: it must suppress nothing
  ...reads({
    name: 'json:messageId',
    type: ['json:type', 'json:event'],
    time: ['json:timestamp', 'iso'],
  }),
});
