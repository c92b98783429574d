import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'At trello.com/power-ups/admin, open the Power-Up, *API key*, and copy its *Secret*: store it as the secret of the endpoint.',
    'Set `publicUrl` of the endpoint to `{url}`, to the letter: Trello signs it.',
    'Create the webhook by the API: `POST https://api.trello.com/1/webhooks` with `callbackURL={url}`, `idModel`, the key and a token. Trello asks with HEAD first, which is answered.',
  ],
  secret: 'The secret of the Power-Up (the OAuth 1.0 secret of the API key), and not a token.',
  types: ['createCard', 'updateCard', 'commentCard', 'deleteCard', 'addMemberToCard', 'createList'],
  rules: [
    { wants: 'new cards', pattern: { source: ['trello.com'], 'detail-type': ['createCard'] } },
    {
      wants: 'cards that move to the list "Done"',
      pattern: {
        source: ['trello.com'],
        'detail-type': ['updateCard'],
        detail: { action: { data: { listAfter: { name: ['Done'] } } } },
      },
    },
  ],
  repeats: {
    schedule: 'three times: after 30 s, 60 s and 120 s',
    after4xx: 'It counts as a failure; 410 deletes the webhook.',
    stops: 'Trello deletes a webhook that has failed more than 1,000 times in a row for 30 days.',
    bytes: 'not documented',
    byHand: 'Trello has no way to have something delivered once more.',
  },
  quirks: [
    'The signature is HMAC-SHA1 and covers the URL: a CDN or a custom domain in front needs `publicUrl`.',
    'It carries no time: whoever saw a delivery can send it again, and is suppressed as a duplicate while its id is remembered.',
  ],
  links: ['https://developer.atlassian.com/cloud/trello/guides/rest-api/action-types/'],
};
