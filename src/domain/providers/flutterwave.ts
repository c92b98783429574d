import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';
import { token } from '../verification/schemes/token.ts';

const secretHash = text({
  means: '16 characters or more',
  madeBy: 'receiver',
  pattern: /^[\x21-\x7e]{16,}$/,
});

/** Version 3 of its API shows the secret hash, version 4 signs with it. */
export const flutterwave = defineProvider({
  id: 'flutterwave',
  name: 'Flutterwave',
  docs: 'https://developer.flutterwave.com/docs/webhooks',
  source: 'flutterwave.com',
  options: {
    signed: {
      type: 'boolean',
      meaning:
        'believes the signature of version 4 of the API (`flutterwave-signature`), and never `verif-hash`; without it that header is the secret, and whoever saw it can send any body',
    },
  },
  answerWithinMs: 60_000,
  scheme: ({ signed }) =>
    signed
      ? hmac({
          digest: 'sha256',
          encoding: 'base64',
          at: header('flutterwave-signature'),
          credential: secretHash,
        })
      : token(header('verif-hash'), secretHash),
  ...reads({
    name: ['json:webhook_id', 'json:data.id'],
    type: ({ at }) => at('json:event') ?? at('json:type'),
  }),
});
