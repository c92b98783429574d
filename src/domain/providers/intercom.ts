import { reads } from '../events/reads.ts';
import { delivered } from '../outcome.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { plain } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const intercom = defineProvider({
  id: 'intercom',
  name: 'Intercom',
  docs: 'https://developers.intercom.com/docs/webhooks/setting-up-webhooks',
  source: 'intercom.com',
  methods: ['POST', 'HEAD'],
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha1',
    encoding: 'hex',
    at: header('x-hub-signature'),
    layout: plain('sha1='),
    credential: text({ means: 'the client secret of the app, 32 characters or more', pattern: /^.{32,}$/ }),
  }),
  // whether the URL that was typed in answers: it sends no other HEAD, and no signature with it
  handshakes: [
    {
      when: 'unproven',
      read: ({ method }) => (method === 'HEAD' ? { kind: 'reply', answer: delivered } : undefined),
    },
  ],
  ...reads({
    id: 'json:id',
    type: 'json:topic',
    time: ['json:created_at', 's'],
    attempt: ['json:delivery_attempts', 1],
  }),
});
