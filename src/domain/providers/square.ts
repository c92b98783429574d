import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { hmac } from '../verification/schemes/hmac.ts';
import { urlAndJson } from '../verification/schemes/url-and-json.ts';

/** The SHA-1 of `x-square-signature`, which came before, is never looked at. */
export const square = defineProvider({
  id: 'square',
  name: 'Square',
  docs: 'https://developer.squareup.com/docs/webhooks/step3validate',
  source: 'squareup.com',
  answerWithinMs: 10_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: header('x-square-hmacsha256-signature'),
    signsUrl: true,
    message: urlAndJson,
  }),
  ...reads({
    id: 'json:event_id',
    type: 'json:type',
    time: ['json:created_at', 'iso'],
    travels: {
      'square-retry-number': 'Which repetition this is',
      'square-retry-reason': 'Why Square repeats',
    },
  }),
});
