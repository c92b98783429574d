import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, member } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { keyValueList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const signature = header('x-retell-signature');

export const retell = defineProvider({
  id: 'retell',
  name: 'Retell AI',
  docs: 'https://docs.retellai.com/features/secure-webhook',
  source: 'retellai.com',
  answerWithinMs: 10_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: signature,
    layout: keyValueList('d'),
    time: { at: member(signature, 'v'), unit: 'ms' },
    credential: text({ means: 'the API key that signs' }),
    message: ({ body }, time) => [body, time],
  }),
  ...reads({ name: ['json:call.call_id', 'json:chat.chat_id'], type: 'json:event' }),
});
