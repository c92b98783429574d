import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const calCom = defineProvider({
  id: 'cal-com',
  name: 'Cal.com',
  docs: 'https://cal.com/docs/developing/guides/automation/webhooks',
  source: 'cal.com',
  answerWithinMs: 5_000,
  // `no-secret-provided` stands there where none was typed in, and is no signature
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-cal-signature-256'),
    credential: chosenText,
  }),
  ...reads({ name: 'json:payload.uid', type: 'json:triggerEvent', time: ['json:createdAt', 'iso'] }),
});
