import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { jsonField } from '../verification/body-carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { token } from '../verification/schemes/token.ts';

export const figma = defineProvider({
  id: 'figma',
  name: 'Figma',
  docs: 'https://developers.figma.com/docs/rest-api/webhooks-security',
  source: 'figma.com',
  answerWithinMs: 5_000,
  scheme: token(jsonField('passcode'), chosenText),
  ...reads({
    id: ['json:webhook_id', 'json:event_type', 'json:timestamp'],
    type: 'json:event_type',
  }),
});
