import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the developer console of Box, open the app, and there *Webhooks → Manage signature keys*: have both keys made.',
    'Store the primary key as the secret of the endpoint. A second secret beside it can be the secondary key.',
    'Choose *Create webhook → V2*, paste `{url}`, and choose a file or folder and the triggers.',
  ],
  secret: 'A *signature key* of the app: the console makes a primary and a secondary one.',
  types: ['FILE.UPLOADED', 'FILE.DOWNLOADED', 'FILE.TRASHED', 'FOLDER.CREATED', 'COMMENT.CREATED'],
  rules: [
    { wants: 'files that are uploaded', pattern: { source: ['box.com'], 'detail-type': ['FILE.UPLOADED'] } },
    {
      wants: 'everything that happens to files in one folder',
      pattern: {
        source: ['box.com'],
        'detail-type': [{ prefix: 'FILE.' }],
        detail: { source: { parent: { id: ['11446498'] } } },
      },
    },
  ],
  repeats: {
    schedule: 'up to ten times, with growing pauses',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'Box documents no way to have something delivered once more.',
  },
  quirks: [
    'Either signature is enough. To change a key, have the other one made anew, store it, and then do the same with the first.',
    'An app without signature keys sends webhooks that nobody signed: they are refused.',
    'Webhooks of the first version (V1) are never signed.',
  ],
  links: ['https://developer.box.com/guides/webhooks/v2/', 'https://github.com/box/box-node-sdk'],
};
