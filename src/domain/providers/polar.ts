import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { base64Key, text } from '../verification/credential-forms.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

export const polar = defineProvider({
  id: 'polar',
  name: 'Polar',
  docs: 'https://polar.sh/docs/integrate/webhooks/delivery',
  source: 'polar.sh',
  options: {
    textKey: {
      type: 'boolean',
      meaning:
        'takes all of the secret, as text, for the key, which is how Polar signs with a secret that it made before 8 September 2026; its API says `uses_standard_webhook_signature: false` of such an endpoint',
    },
  },
  answerWithinMs: 10_000,
  // of a secret that begins with whsec_ nobody can see when it was made: by the other key nothing would verify
  scheme: ({ textKey }) =>
    standardWebhooks(
      'webhook',
      textKey
        ? text({
            means: 'the secret as Polar shows it, 16 characters or more',
            pattern: /^.{16,}$/u,
          })
        : base64Key('whsec_'),
    ),
  ...reads({ id: 'signed-header:webhook-id', type: 'json:type', time: ['json:timestamp', 'iso'] }),
});
