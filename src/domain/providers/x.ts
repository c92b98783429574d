import { beginsWith } from '../content/beginning.ts';
import { fieldAt, isObject, textField } from '../content/json.ts';
import { reads, type Said } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, query } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import type { Challenge } from '../verification/handshake.ts';
import { plain } from '../verification/layouts.ts';
import type { Signable } from '../verification/scheme.ts';
import { hmac } from '../verification/schemes/hmac.ts';
import { reject } from '../verification/verdict.ts';

const lists = [
  'tweet_create_events',
  'tweet_delete_events',
  'favorite_events',
  'follow_events',
  'block_events',
  'mute_events',
  'direct_message_events',
  'direct_message_indicate_typing_events',
  'direct_message_mark_read_events',
];

/** Account Activity, X Activity and filtered streams. */
export const x = defineProvider({
  id: 'x',
  name: 'X',
  docs: 'https://docs.x.com/x-api/webhooks/introduction',
  source: 'x.com',
  methods: ['POST', 'GET'],
  answerWithinMs: 3_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: header('x-twitter-webhooks-signature'),
    layout: plain('sha256='),
    credential: text({ means: 'the consumer secret (API key secret) of the app' }),
    // what is signed for anybody who asks, below, begins otherwise
    message: ({ body }) => (beginsWith(body, '{') ? [body] : reject('body_malformed')),
  }),
  handshakes: [{ when: 'unproven', read: responseCheck }],
  ...reads({
    each: [lists],
    id: ({ content, at }) => {
      const account = content.kind === 'json' ? textField(content.value, 'for_user_id') : undefined;
      const id = at('json:id_str') ?? at('json:id');
      return account && id && [account, typeOf({ content }), id].join(':');
    },
    // what is done, taken back and done again may have its id again
    apart: ['json:timestamp_ms'],
    type: typeOf,
    time: ['json:timestamp_ms', 'ms'],
  }),
});

/** Account Activity names what it sends by the one list that it holds; X Activity says it. */
function typeOf({ content }: Pick<Said, 'content'>): string | undefined {
  const said = content.kind === 'json' && isObject(content.value) ? content.value : {};
  return (
    textField(fieldAt(said, 'data'), 'event_type') ?? Object.keys(said).find((name) => /_events?$/.test(name))
  );
}

/** With the key of deliveries: all of these begin with `{`, and no challenge that is answered does. */
function responseCheck(request: Signable): Challenge | undefined {
  if (request.method !== 'GET') return undefined;
  return {
    kind: 'mac',
    challenge: query('crc_token').read(request) ?? '',
    shape: /[A-Za-z0-9._~+/=-]{1,256}/,
    digest: 'sha256',
    encoding: 'base64',
    answer: (mac) => ({
      status: 200,
      headers: { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' },
      body: JSON.stringify({ response_token: `sha256=${mac}` }),
    }),
  };
}
