import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, member } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { keyValueList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const signatures = header('elevenlabs-signature');

export const elevenlabs = defineProvider({
  id: 'elevenlabs',
  name: 'ElevenLabs',
  docs: 'https://elevenlabs.io/docs/overview/administration/webhooks',
  source: 'elevenlabs.io',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: signatures,
    layout: keyValueList('v0'),
    time: { at: member(signatures, 't'), unit: 's', toleranceSeconds: 1_800 },
    credential: text({ means: 'the secret of the webhook' }),
    message: ({ body }, time) => [time, '.', body],
  }),
  ...reads({ name: 'json:data.conversation_id', type: 'json:type', time: ['json:event_timestamp', 's'] }),
});
