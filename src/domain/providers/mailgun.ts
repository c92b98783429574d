import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { jsonField } from '../verification/body-carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const token = jsonField('signature', 'token');

/** What is signed is a time and a text that is made up for it, and nothing of the event beside them. */
export const mailgun = defineProvider({
  id: 'mailgun',
  name: 'Mailgun',
  docs: 'https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks',
  source: 'mailgun.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    proof: 'partial',
    at: jsonField('signature', 'signature'),
    // Mailgun repeats for eight hours, and whether with a new time is not confirmed
    time: { at: jsonField('signature', 'timestamp'), unit: 's', toleranceSeconds: 30_600 },
    credential: text({ means: 'the HTTP webhook signing key' }),
    message: (request, time) => [time, token.read(request) ?? ''],
  }),
  ...reads({ id: 'json:event-data.id', type: ['json:event-data.event', 'json:event-data.severity'] }),
});
