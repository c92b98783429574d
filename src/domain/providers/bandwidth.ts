import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { basic } from '../verification/carriers.ts';
import { userAndPassword } from '../verification/credential-forms.ts';
import { token } from '../verification/schemes/token.ts';

/** Messaging, Voice and Numbers. */
export const bandwidth = defineProvider({
  id: 'bandwidth',
  name: 'Bandwidth',
  docs: 'https://dev.bandwidth.com/docs/messaging/webhooks/',
  source: 'bandwidth.com',
  answerWithinMs: 10_000,
  // it shows nothing before it was asked, and then sends all of it once more
  asks: 'Basic realm="webhooks"',
  scheme: token(basic(), userAndPassword()),
  ...reads({
    each: 'top',
    // a message has an event for each thing that becomes of it
    id: ({ at }) => {
      const id = at('json:message.id');
      return id && `${id}:${at('json:type')}`;
    },
    name: ['json:callId', 'json:eventType'],
    type: ({ at }) => at('json:type') ?? at('json:eventType'),
  }),
});
