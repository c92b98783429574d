import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the stack, open *Settings → Webhooks* and choose *New Webhook*.',
    'Paste `{url}` as the URL to notify, and choose the events.',
    'Fetch `https://app.contentstack.com/.well-known/public-keys.json`, on the host of your region, and store its `signing-key` as the secret of the endpoint.',
  ],
  secret:
    'There is none: the endpoint stores the public key of Contentstack, as the PEM that it publishes for your region.',
  types: [
    'entry.create',
    'entry.update',
    'entry.publish',
    'entry.unpublish',
    'asset.publish',
    'content_type.update',
    'release.deploy',
  ],
  rules: [
    {
      wants: 'published posts',
      pattern: {
        source: ['contentstack.com'],
        'detail-type': ['entry.publish'],
        detail: { data: { content_type: { uid: ['post'] } } },
      },
    },
    {
      wants: 'all that happens to assets',
      pattern: { source: ['contentstack.com'], 'detail-type': [{ prefix: 'asset.' }] },
    },
  ],
  repeats: {
    schedule: 'up to four times: after 5, 25, 125 and 625 seconds',
    after4xx: 'not documented',
    stops: 'A circuit breaker disables a webhook that keeps failing.',
    bytes: 'not documented',
    byHand: '*Retry* in the log of the webhook sends it once more; after half an hour it is too old.',
  },
  quirks: [
    'One key signs for all stacks of a region: `api_key` says whose event it is, and a rule that matters matches on it.',
    'No event has an id: what comes twice with other bytes is published twice.',
    'A delivery is taken for half an hour after its `triggered_at`.',
  ],
  links: ['https://www.contentstack.com/docs/headless-cms/webhook-data-format'],
  unconfirmed: [
    'that the signature is over the body as it is sent, and by RSASSA-PSS: the vendor says RSA and SHA-256, others PSS',
    'that a repetition keeps `triggered_at`',
  ],
};
