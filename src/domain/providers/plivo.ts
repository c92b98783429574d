import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { text } from '../verification/credential-forms.ts';
import { plivoContent, plivoRequest } from '../verification/schemes/plivo-request.ts';

/** Calls, and messages that are signed alike. The second signature, which leaves the body out, is never looked at. */
export const plivo = defineProvider({
  id: 'plivo',
  name: 'Plivo',
  docs: 'https://www.plivo.com/docs/voice/concepts/signature-validation',
  source: 'plivo.com',
  answerWithinMs: 5_000,
  scheme: plivoRequest(text({ means: 'the auth token of the account' })),
  contentOf: plivoContent,
  ...reads({
    // it comes by once per status, and nothing says that one comes once
    name: ({ at }) => {
      const id = at('form:MessageUUID') ?? at('form:CallUUID');
      return id && [id, at('form:Status') ?? at('form:CallStatus')].filter((part) => part).join(':');
    },
    type: ({ at }) => {
      const [message, call] = [at('form:Status') ?? at('form:Type'), at('form:CallStatus')];
      return at('form:MessageUUID') ? message && `message.${message}` : call && `call.${call}`;
    },
  }),
});
