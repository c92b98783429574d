import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { plain } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const easypost = defineProvider({
  id: 'easypost',
  name: 'EasyPost',
  docs: 'https://docs.easypost.com/guides/webhooks-guide',
  source: 'easypost.com',
  answerWithinMs: 7_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-hmac-signature'),
    layout: plain('hmac-sha256-hex='),
    // the key is the decomposed text: é is e and an accent
    credential: {
      ...chosenText,
      read: (stored) => (typeof stored === 'string' ? chosenText.read(stored.normalize('NFKD')) : undefined),
    },
  }),
  ...reads({ id: 'json:id', type: 'json:description', time: ['json:created_at', 'iso'] }),
});
