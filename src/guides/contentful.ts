import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the space, open *Settings → Webhooks → Settings*, choose *Enable request verification*, and store the signing secret as the secret of the endpoint.',
    'Set `publicUrl` of the endpoint to `{url}`: Contentful signs path and query.',
    'Add a webhook with `{url}` as its URL, the method *POST*, and the events that it shall send.',
    'Leave the payload as it is, or make it one of JSON.',
  ],
  secret: 'The signing secret of the space, 64 characters, which all its webhooks share.',
  types: [
    'ContentManagement.Entry.publish',
    'ContentManagement.Entry.unpublish',
    'ContentManagement.Entry.auto_save',
    'ContentManagement.Asset.publish',
    'ContentManagement.ContentType.publish',
  ],
  rules: [
    {
      wants: 'entries that are published',
      pattern: { source: ['contentful.com'], 'detail-type': ['ContentManagement.Entry.publish'] },
    },
    {
      wants: 'blog posts, whatever becomes of them',
      pattern: {
        source: ['contentful.com'],
        detail: { sys: { type: ['Entry'], contentType: { sys: { id: ['blogPost'] } } } },
      },
    },
  ],
  repeats: {
    schedule: 'twice, some 30 s apart, after a timeout, a 429 or a 5xx',
    after4xx: 'It is not repeated, but for 429.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: '*Resend* in the activity log of a webhook calls it once more.',
  },
  quirks: [
    'The time that is signed must be less than 30 s away.',
    'Which headers are signed, the request says itself. The list itself and the time must be among them; whether the topic is, is not documented.',
    'Of a URL with two `?`, Contentful signs nothing behind the second: it is refused.',
  ],
  links: [
    'https://www.contentful.com/developers/docs/webhooks/headers/',
    'https://github.com/contentful/node-apps-toolkit',
  ],
};
