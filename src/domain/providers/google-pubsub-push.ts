import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { bearer } from '../verification/carriers.ts';
import { keySet } from '../verification/schemes/jose.ts';
import { jwt } from '../verification/schemes/jwt.ts';

/** Push subscriptions, and all that Google sends by them: Gmail, Google Play, Cloud Storage, Workspace. */
export const googlePubsubPush = defineProvider({
  id: 'google-pubsub-push',
  name: 'Google Cloud Pub/Sub',
  docs: 'https://docs.cloud.google.com/pubsub/docs/authenticate-push-subscriptions',
  source: 'pubsub.googleapis.com',
  options: {
    serviceAccount: {
      type: 'string',
      required: true,
      meaning:
        'the service account of the subscription, by its address: any customer of Google can have a token made for any URL, but not for this account',
      example: 'push@acme-shop.iam.gserviceaccount.com',
    },
    audience: {
      type: 'string',
      meaning: 'the audience, where the subscription sets one; without it, the URL of the endpoint',
      example: 'https://hooks.example.com/google-pubsub-push',
    },
  },
  answerWithinMs: 10_000,
  // no claim covers the body
  scheme: ({ serviceAccount, audience }) =>
    jwt({
      at: bearer(),
      algorithm: 'RS256',
      keys: keySet('https://www.googleapis.com/oauth2/v3/certs'),
      about: {
        iss: ['https://accounts.google.com', 'accounts.google.com'],
        email: serviceAccount,
        email_verified: true,
        aud: audience ?? (({ url }) => url),
      },
      time: 'exp',
      signsUrl: audience === undefined,
      proof: 'partial',
    }),
  ...reads({ id: 'json:message.messageId', type: 'json:message.attributes.eventType' }),
});
