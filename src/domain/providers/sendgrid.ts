import { beginsWith } from '../content/beginning.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { storedKey } from '../verification/schemes/public-key.ts';
import { reject } from '../verification/verdict.ts';

/** The Event Webhook, with *Signed Event Webhook Requests* switched on. */
export const sendgrid = defineProvider({
  id: 'sendgrid',
  name: 'SendGrid',
  docs: 'https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features',
  source: 'sendgrid.com',
  answerWithinMs: 5_000,
  scheme: storedKey({
    algorithm: 'ecdsa-p256-sha256',
    encoding: 'base64',
    at: header('x-twilio-email-event-webhook-signature'),
    // SendGrid repeats for a day, and whether with a new time is not confirmed; its SDK looks at none
    time: { at: header('x-twilio-email-event-webhook-timestamp'), unit: 's', toleranceSeconds: 86_400 },
    // nothing is between the two: only where digits end and `[` begins can they be told apart in one way alone
    message: ({ body }, time) => (beginsWith(body, '[') ? [time, body] : reject('body_malformed')),
  }),
  ...reads({ each: 'top', id: 'json:sg_event_id', type: 'json:event', time: ['json:timestamp', 's'] }),
});
