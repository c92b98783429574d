import { reads } from '../events/reads.ts';
import { delivered } from '../outcome.ts';
import { defineProvider } from '../provider.ts';
import { jsonField } from '../verification/body-carriers.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import type { Enrolment } from '../verification/handshake.ts';
import { plain } from '../verification/layouts.ts';
import type { Signable } from '../verification/scheme.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const notion = defineProvider({
  id: 'notion',
  name: 'Notion',
  docs: 'https://developers.notion.com/reference/webhooks',
  source: 'notion.so',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-notion-signature'),
    layout: plain('sha256='),
    credential: text({
      means: 'the verification token of the subscription',
      make: (random) => `secret_${random.slice(0, 43)}`,
    }),
  }),
  handshakes: [{ when: 'enrolling', read: verificationToken }],
  ...reads({
    id: 'json:id',
    apart: ['json:subscription_id'],
    type: 'json:type',
    time: ['json:timestamp', 'iso'],
    attempt: ['json:attempt_number', 1],
  }),
});

/** As many bytes as its text has, and some: an event is not looked through for it. */
const mostBytes = 256;

/** Comes once a subscription is made; a person pastes the same token in at Notion. https://developers.notion.com/reference/webhooks */
function verificationToken(request: Signable): Enrolment | undefined {
  const secret = request.body.length > mostBytes ? undefined : jsonField('verification_token').read(request);
  return secret === undefined ? undefined : { kind: 'enrol', secret, answer: delivered };
}
