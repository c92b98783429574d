import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, member } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { keyValueList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const signature = header('sanity-webhook-signature');

export const sanity = defineProvider({
  id: 'sanity',
  name: 'Sanity',
  docs: 'https://www.sanity.io/docs/content-lake/webhooks',
  source: 'sanity.io',
  answerWithinMs: 30_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'base64url',
    at: signature,
    layout: keyValueList('v1'),
    time: { at: member(signature, 't'), unit: 'ms' },
    credential: chosenText,
    message: ({ body }, time) => [time, '.', body],
  }),
  ...reads({
    id: 'header:idempotency-key',
    type: ['json:_type', 'header:sanity-operation'],
    travels: {
      'sanity-dataset': 'Which dataset',
      'sanity-document-id': 'Which document',
      'sanity-project-id': 'Which project',
      'sanity-webhook-id': 'Which webhook',
    },
  }),
});
