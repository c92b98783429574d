import { fieldAt } from '../content/json.ts';
import { reads } from '../events/reads.ts';
import { delivered } from '../outcome.ts';
import { defineProvider, type Received } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import type { Challenge, Enrolment } from '../verification/handshake.ts';
import type { Signable } from '../verification/scheme.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const secretHeader = 'x-hook-secret';

export const asana = defineProvider({
  id: 'asana',
  name: 'Asana',
  docs: 'https://developers.asana.com/docs/webhooks-guide',
  source: 'asana.com',
  answerWithinMs: 10_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-hook-signature'),
    credential: text({
      means: 'the X-Hook-Secret of the webhook, 16 characters or more',
      pattern: /^.{16,}$/,
    }),
  }),
  handshakes: [
    { when: 'enrolling', read: handshake },
    { when: 'proven', read: heartbeat },
  ],
  ...reads({
    each: ['events'],
    // nothing says which event this is: one thing may be changed twice within a moment
    name: ['json:resource.gid', 'json:created_at'],
    type: ['json:resource.resource_type', 'json:action'],
    time: ['json:created_at', 'iso'],
  }),
});

/**
 * Comes while the webhook is being made, which fails unless the same header comes back.
 * https://developers.asana.com/reference/createwebhook
 */
function handshake(request: Signable): Enrolment | undefined {
  const secret = header(secretHeader).read(request);
  if (secret === undefined) return undefined;
  return { kind: 'enrol', secret, answer: { status: 200, headers: { [secretHeader]: secret }, body: '' } };
}

/** No events, every 8 hours, to see whether somebody listens. */
function heartbeat({ content }: Received): Challenge | undefined {
  const events = content.kind === 'json' ? fieldAt(content.value, 'events') : undefined;
  return Array.isArray(events) && events.length === 0 ? { kind: 'reply', answer: delivered } : undefined;
}
