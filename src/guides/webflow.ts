import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Create the webhook with the API of Webflow, `POST /v2/sites/{site_id}/webhooks`, with a `triggerType` and `{url}` as its `url`.',
    'With the token of a site, the answer holds a `secretKey`: store it as the secret of the endpoint.',
    'With the token of an app, store the *client secret* of the app.',
  ],
  secret:
    'The `secretKey` of a webhook that the token of a site made, or the client secret of the app that made it.',
  types: [
    'form_submission',
    'site_publish',
    'collection_item_created',
    'collection_item_changed',
    'ecomm_new_order',
  ],
  rules: [
    {
      wants: 'forms that are sent in',
      pattern: { source: ['webflow.com'], 'detail-type': ['form_submission'] },
    },
    {
      wants: 'new items of one collection',
      pattern: {
        source: ['webflow.com'],
        'detail-type': ['collection_item_created'],
        detail: { payload: { collectionId: ['580e63fc8c9a982ac9b8b745'] } },
      },
    },
  ],
  repeats: {
    schedule: 'three attempts in all',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Webflow documents no way to have something delivered once more.',
  },
  quirks: [
    'A webhook that was made in the dashboard is signed by nobody: it is refused.',
    'An event has no id: its name begins with its type and the id of what it is about.',
  ],
  links: [
    'https://developers.webflow.com/data/changelog/webhook-retries',
    'https://www.npmjs.com/package/webflow-api',
  ],
  unconfirmed: ['That the time is in milliseconds.', 'That a repetition is signed with a time of its own.'],
};
