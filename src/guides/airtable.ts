import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Create the webhook with the API: `POST https://api.airtable.com/v0/bases/{baseId}/webhooks` with `{url}` as `notificationUrl`, and what should be watched as `specification`.',
    'Store `macSecretBase64` of the answer, as it is, as the secret of the endpoint.',
    'Refresh the webhook every week (`POST …/webhooks/{webhookId}/refresh`), or it expires.',
  ],
  secret:
    'Airtable makes it with the webhook, and says it once, in the answer: base64, which is decoded here.',
  types: ['airtable.changed'],
  rules: [
    {
      wants: 'changes in any base',
      pattern: { source: ['airtable.com'], 'detail-type': ['airtable.changed'] },
    },
    {
      wants: 'changes in one base',
      pattern: { source: ['airtable.com'], detail: { base: { id: ['appZ4Lr9Ks1VkBcYd'] } } },
    },
  ],
  repeats: {
    schedule: 'Up to 13 times over about a day, at growing intervals.',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops:
      'When all has failed, Airtable switches the notifications of the webhook off. A webhook expires after 7 days.',
    bytes: 'not documented',
    byHand:
      'Airtable has no way to send a notification once more, and needs none: the next one leads to all changes.',
  },
  quirks: [
    'The event says only that something has changed: list the payloads of the webhook from your cursor on.',
    'Several changes may bring one notification.',
  ],
  links: [
    'https://airtable.com/developers/web/api/list-webhook-payloads',
    'https://airtable.com/developers/web/api/refresh-a-webhook',
    'https://github.com/gtalarico/pyairtable/blob/main/pyairtable/models/webhook.py',
  ],
  unconfirmed: ['whether `timestamp` stays the same when a notification is repeated'],
};
