import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { first, header } from '../verification/carriers.ts';
import { commaList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const signatures = header('recurly-signature');

/** Endpoints in JSON. Those in XML are not signed. */
export const recurly = defineProvider({
  id: 'recurly',
  name: 'Recurly',
  docs: 'https://docs.recurly.com/recurly-subscriptions/docs/signature-verification',
  source: 'recurly.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: signatures,
    // the time, which is first in the list, is no signature by its length
    layout: commaList(),
    time: { at: first(signatures), unit: 'ms' },
    message: ({ body }, time) => [time, '.', body],
  }),
  ...reads({
    id: 'header:recurly-notification-id',
    type: ['json:object_type', 'json:event_type'],
    time: ['json:event_time', 'iso'],
  }),
});
