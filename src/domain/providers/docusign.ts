import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { numberedHeaders } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { commaList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const docusign = defineProvider({
  id: 'docusign',
  name: 'Docusign Connect',
  docs: 'https://developers.docusign.com/platform/webhooks/connect/validate/',
  source: 'docusign.com',
  answerWithinMs: 5_000,
  // a header for each key of the account; the keys look like base64, and are used as the text that they are
  scheme: hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: numberedHeaders('x-docusign-signature-'),
    layout: commaList(),
    credential: text({ means: 'a Connect key, 20 characters or more', pattern: /^.{20,}$/ }),
  }),
  ...reads({
    // it has no id: when what happened to what, for each configuration that leads here
    id: 'json:generatedDateTime',
    apart: ['json:data.envelopeId', 'json:event', 'json:data.recipientId', 'json:configurationId'],
    type: 'json:event',
    time: ['json:generatedDateTime', 'iso'],
    attempt: ['json:retryCount', 0],
  }),
});
