import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the console of Cloudinary, open *Settings → API Keys*, and copy the *API secret* of the key that signs notifications: store it as the secret of the endpoint.',
    'Open *Settings → Webhook Notifications*, choose *Add notification URL*, paste `{url}`, and choose the types.',
    'Where the account signs by SHA-256, set the option `sha256` of the endpoint.',
  ],
  secret: 'The *API secret* of the product environment, which also signs uploads.',
  types: ['upload', 'eager', 'delete', 'rename', 'moderation', 'resource_metadata_changed'],
  rules: [
    { wants: 'uploads', pattern: { source: ['cloudinary.com'], 'detail-type': ['upload'] } },
    {
      wants: 'pictures that were not approved',
      pattern: {
        source: ['cloudinary.com'],
        'detail-type': ['moderation'],
        detail: { moderation_status: ['rejected'] },
      },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Cloudinary documents no way to have something delivered once more.',
  },
  quirks: [
    'What signs is no HMAC: the secret stands behind body and time, and all of that is hashed, by SHA-1 unless the account asked for SHA-256.',
    'The time that is signed may be two hours old, as in its SDKs.',
    'A notification has no id: its name begins with its type and the id of the asset.',
  ],
  links: [
    'https://cloudinary.com/documentation/notifications',
    'https://github.com/cloudinary/cloudinary_npm',
  ],
};
