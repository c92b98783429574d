import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, member } from '../verification/carriers.ts';
import { keyValueList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const signatures = header('paddle-signature');

/** Paddle Billing. Paddle Classic signs the fields of a form with RSA, and is another sender. */
export const paddle = defineProvider({
  id: 'paddle',
  name: 'Paddle Billing',
  docs: 'https://developer.paddle.com/webhooks/signature-verification',
  source: 'paddle.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: signatures,
    layout: keyValueList('h1', ';'),
    // as its SDKs do: each attempt is signed anew
    time: { at: member(signatures, 'ts', ';'), unit: 's', toleranceSeconds: 5 },
    message: ({ body }, time) => [time, ':', body],
  }),
  ...reads({
    id: 'json:event_id',
    // one for each destination, and one for each time that a person replays it
    apart: ['json:notification_id'],
    type: 'json:event_type',
    time: ['json:occurred_at', 'iso'],
  }),
});
