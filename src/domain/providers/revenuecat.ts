import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, member } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { keyValueList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';
import { token } from '../verification/schemes/token.ts';

const signatures = header('x-revenuecat-webhook-signature');

export const revenuecat = defineProvider({
  id: 'revenuecat',
  name: 'RevenueCat',
  docs: 'https://www.revenuecat.com/docs/integrations/webhooks',
  source: 'revenuecat.com',
  options: {
    signed: {
      type: 'boolean',
      meaning:
        'believes the signature by the signing secret of the webhook, and never the authorization header; without it that header is the secret, and whoever saw it can send any body',
    },
  },
  answerWithinMs: 60_000,
  scheme: ({ signed }) =>
    signed
      ? hmac({
          digest: 'sha256',
          encoding: 'hex',
          at: signatures,
          layout: keyValueList('v1'),
          time: { at: member(signatures, 't'), unit: 's' },
          message: ({ body }, time) => [time, '.', body],
        })
      : // all of it, as it was typed in, with `Bearer` or without
        token(
          header('authorization'),
          text({
            means: '16 printable characters or more',
            madeBy: 'receiver',
            pattern: /^[\x21-\x7e](?:[\x20-\x7e]{14,}[\x21-\x7e])$/,
          }),
        ),
  ...reads({ id: 'json:event.id', type: 'json:event.type', time: ['json:event.event_timestamp_ms', 'ms'] }),
});
