import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the App Console of Dropbox, open your app, and there *Webhooks*.',
    'Paste `{url}` as the webhook URI and choose *Add*: Dropbox asks for its challenge at once, which is answered.',
    'Copy the *App secret* of the same page, and store it as the secret of the endpoint.',
  ],
  secret: 'The app secret: Dropbox makes it with the app, and shows it in the App Console.',
  types: ['list_folder'],
  rules: [
    {
      wants: 'any change of files',
      pattern: { source: ['dropbox.com'], 'detail-type': ['list_folder'] },
    },
    {
      wants: 'changes in one account',
      pattern: {
        source: ['dropbox.com'],
        detail: { list_folder: { accounts: ['dbid:AAH4f99T0taONIb-OurWxbNQ6ywGRopQngc'] } },
      },
    },
  ],
  repeats: {
    schedule: 'with growing waits, for some ten minutes',
    after4xx: 'It counts as a failure.',
    stops: 'Dropbox may disable a webhook that seldom answers in time.',
    bytes: 'not documented',
    byHand: 'Dropbox has no way to have something delivered once more.',
  },
  quirks: [
    'An event says whose files changed, and not what: ask `/files/list_folder/continue` with the last cursor.',
    'It has no id, and two changes can be the same bytes: nothing is suppressed as a duplicate, and asking twice does no harm.',
  ],
  links: ['https://github.com/dropbox/mdwebhook'],
};
