import { fieldAt } from '../content/json.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, query } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const dropbox = defineProvider({
  id: 'dropbox',
  name: 'Dropbox',
  docs: 'https://www.dropbox.com/developers/reference/webhooks',
  source: 'dropbox.com',
  methods: ['POST', 'GET'],
  answerWithinMs: 10_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-dropbox-signature'),
    credential: text({ means: 'the app secret', make: (random) => random.slice(0, 32) }),
  }),
  handshakes: [
    {
      when: 'unproven',
      read: (request) =>
        request.method === 'GET' ? { kind: 'echo', text: query('challenge').read(request) ?? '' } : undefined,
    },
  ],
  // a change of the same accounts is the same bytes again: nothing tells a repetition from news
  ...reads({ type: ({ json }) => ['list_folder'].find((name) => fieldAt(json, name) !== undefined) }),
});
