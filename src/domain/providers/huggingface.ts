import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { token } from '../verification/schemes/token.ts';

export const huggingface = defineProvider({
  id: 'huggingface',
  name: 'Hugging Face',
  docs: 'https://huggingface.co/docs/hub/webhooks#webhook-secret',
  source: 'huggingface.co',
  answerWithinMs: 5_000,
  scheme: token(
    header('x-webhook-secret'),
    text({
      means: '16 printable ASCII characters or more, without spaces',
      madeBy: 'receiver',
      pattern: /^[\x21-\x7e]{16,}$/,
    }),
  ),
  ...reads({ type: ['json:event.scope', 'json:event.action'] }),
});
