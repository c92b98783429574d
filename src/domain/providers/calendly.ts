import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, member } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { keyValueList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const signature = header('calendly-webhook-signature');

export const calendly = defineProvider({
  id: 'calendly',
  name: 'Calendly',
  docs: 'https://developer.calendly.com/api-docs/overview/webhooks/webhook-signatures',
  source: 'calendly.com',
  answerWithinMs: 15_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: signature,
    layout: keyValueList('v1'),
    // as its documentation does
    time: { at: member(signature, 't'), unit: 's', toleranceSeconds: 180 },
    credential: chosenText,
    message: ({ body }, time) => [time, '.', body],
  }),
  ...reads({
    // it has no id: when, to the microsecond, what happened to what
    id: 'json:created_at',
    apart: ['json:payload.uri', 'json:event', 'json:created_by'],
    type: 'json:event',
    time: ['json:created_at', 'iso'],
  }),
});
