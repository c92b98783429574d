import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hygraphRequest } from '../verification/schemes/hygraph-request.ts';

export const hygraph = defineProvider({
  id: 'hygraph',
  name: 'Hygraph',
  docs: 'https://hygraph.com/docs/api-reference/basics/webhooks',
  source: 'hygraph.com',
  answerWithinMs: 5_000,
  scheme: hygraphRequest(chosenText),
  ...reads({
    name: ['json:operation', 'json:data.id'],
    type: ['json:data.__typename', 'json:operation'],
  }),
});
