import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'At sanity.io/manage, open the project, *API → Webhooks*, and choose *Create webhook*.',
    'Paste `{url}` as its URL, leave the method at *POST*, and choose what triggers it.',
    'Choose a random *Secret* of 16 characters or more, and store the same as the secret of the endpoint.',
  ],
  secret: 'You choose it when you create the webhook. Sanity signs nothing for a webhook without one.',
  types: ['post.create', 'post.update', 'post.delete'],
  rules: [
    { wants: 'documents that were deleted', pattern: { 'detail-type': [{ suffix: '.delete' }] } },
    {
      wants: 'posts in one language',
      pattern: { source: ['sanity.io'], detail: { _type: ['post'], language: ['de'] } },
    },
  ],
  repeats: {
    schedule: 'twice, 30 s apart, after a timeout, a 429 or a 5xx',
    after4xx: 'It is not repeated, but for 429.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Sanity documents no way to have something delivered once more.',
  },
  quirks: [
    'The body is what the projection of the webhook says: one without `_type` makes a detail-type of the operation alone.',
    'Which operation it was stands in a header that the signature does not cover. Where that matters, put it into the projection: `"operation": delta::operation()`.',
  ],
  links: ['https://github.com/sanity-io/webhook-toolkit'],
};
