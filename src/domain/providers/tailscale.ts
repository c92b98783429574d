import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, member } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { keyValueList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const signatures = header('tailscale-webhook-signature');

export const tailscale = defineProvider({
  id: 'tailscale',
  name: 'Tailscale',
  docs: 'https://tailscale.com/kb/1213/webhooks',
  source: 'tailscale.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: signatures,
    layout: keyValueList('v1'),
    time: { at: member(signatures, 't'), unit: 's' },
    credential: text({
      means: 'the secret of the webhook, which begins with tskey-webhook-',
      pattern: /^tskey-webhook-.{16,}$/u,
      make: (random) => `tskey-webhook-${random.slice(0, 32)}`,
    }),
    message: ({ body }, time) => [time, '.', body],
  }),
  ...reads({ each: 'top', type: 'json:type', time: ['json:timestamp', 'iso'] }),
});
