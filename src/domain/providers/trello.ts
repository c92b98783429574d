import { isObject } from '../content/json.ts';
import { unprovenJson } from '../content/unproven.ts';
import { reads } from '../events/reads.ts';
import { delivered } from '../outcome.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';
import { reject } from '../verification/verdict.ts';

export const trello = defineProvider({
  id: 'trello',
  name: 'Trello',
  docs: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/webhooks/',
  source: 'trello.com',
  methods: ['POST', 'HEAD'],
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha1',
    encoding: 'base64',
    at: header('x-trello-webhook'),
    credential: text({ means: 'the secret of the Power-Up' }),
    signsUrl: true,
    // nothing is between the two, and cards hold URLs: no object of JSON begins another, so that it ends in one place
    message: ({ url, body }) =>
      isObject(unprovenJson(body)?.value) ? [body, url] : reject('body_malformed'),
  }),
  handshakes: [
    {
      when: 'unproven',
      read: ({ method }) => (method === 'HEAD' ? { kind: 'reply', answer: delivered } : undefined),
    },
  ],
  ...reads({
    id: 'json:action.id',
    // two webhooks, of a board and of a card on it, tell of the same action
    apart: ['json:webhook.id', 'json:model.id'],
    type: 'json:action.type',
    time: ['json:action.date', 'iso'],
  }),
});
