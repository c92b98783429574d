import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Hygraph, open the project, *Project settings → Webhooks*, and choose *Add webhook*.',
    'Paste `{url}`, choose the content models, the stages and the actions, and have the payload included.',
    'Set a *secret key* of 16 characters or more, and store it as the secret of the endpoint.',
  ],
  secret: 'The *secret key* of the webhook. Without one, Hygraph signs nothing, and all of it is refused.',
  types: ['Post.create', 'Post.update', 'Post.publish', 'Post.unpublish', 'Post.delete'],
  rules: [
    {
      wants: 'posts that are published',
      pattern: { source: ['hygraph.com'], 'detail-type': ['Post.publish'] },
    },
    {
      wants: 'everything that is deleted',
      pattern: { source: ['hygraph.com'], detail: { operation: ['delete'] } },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Hygraph documents no way to have something delivered once more.',
  },
  quirks: [
    'An event has no id: its name begins with what happened to which entry.',
    'The name of the environment is signed, and is no part of the event.',
    'The time is in milliseconds and must be less than five minutes away. The SDK looks at none.',
  ],
  links: ['https://www.npmjs.com/package/@hygraph/utils'],
  unconfirmed: ['That a repetition is signed with a time of its own.'],
};
