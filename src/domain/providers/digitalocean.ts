import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, member } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { keyValueList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const signatures = header('do-signature');

export const digitalocean = defineProvider({
  id: 'digitalocean',
  name: 'DigitalOcean',
  docs: 'https://github.com/digitalocean/webhook-sdk-javascript',
  source: 'digitalocean.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: signatures,
    layout: keyValueList('v1'),
    time: { at: member(signatures, 't'), unit: 's' },
    credential: text({ means: 'the secret that signs the deliveries' }),
    message: ({ body }, time) => [time, '.', body],
  }),
  ...reads({ type: 'json:type' }),
});
