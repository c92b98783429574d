import { eachOf, type Item } from '../content/batch.ts';
import { textField } from '../content/json.ts';
import { defineProvider, type Occurrence, senderId } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import type { Challenge } from '../verification/handshake.ts';
import type { Signable } from '../verification/scheme.ts';
import { token } from '../verification/schemes/token.ts';

const challenge = header('x-okta-verification-challenge');

/** Event hooks. Okta shows what an administrator has typed in, whole and unchanged, and signs nothing. */
export const okta = defineProvider({
  id: 'okta',
  name: 'Okta',
  docs: 'https://developer.okta.com/docs/concepts/event-hooks/',
  source: 'okta.com',
  methods: ['POST', 'GET'],
  options: {
    header: {
      type: 'string',
      meaning:
        'the header in which Okta shows the secret, as its *Authentication field* says; `authorization` where it is not set',
      example: 'x-okta-hook-key',
      shape: {
        pattern:
          /^(?!(?:host|via|cookie|connection|user-agent)$|content-|x-(?:amzn?|forwarded|sallyport|okta-verification)-)[a-z0-9-]{1,64}$/,
        words: 'the name of a header in lower case, and none that a proxy, AWS or Sallyport sets',
      },
    },
  },
  answerWithinMs: 3_000,
  scheme: ({ header: name = 'authorization' }) =>
    token(
      header(name),
      text({
        means: '16 printable characters or more, none of them a space at its ends',
        madeBy: 'receiver',
        pattern: /^[\x21-\x7e][\x20-\x7e]{14,}[\x21-\x7e]$/,
      }),
    ),
  handshakes: [{ when: 'unproven', read: verification }],
  read: ({ content }) => eachOf(content, ['data', 'events'], (item) => occurrence(item)),
});

/**
 * Whether that request shows the secret is not confirmed, so that it is not asked for: what it said itself gives nothing away.
 * https://developer.okta.com/docs/concepts/event-hooks/#one-time-verification-request
 */
function verification(request: Signable): Challenge | undefined {
  if (request.method !== 'GET') return undefined;
  // Okta sends no other GET: without a challenge it is refused, and never an event
  return { kind: 'echo', text: challenge.read(request) ?? '', inJson: 'verification' };
}

/**
 * Of a retry nobody says that it holds the same events, so that each goes with what is said of it, and with the hook: two of
 * them may lead to one URL, and name an event alike.
 */
function occurrence({ content, item }: Item): Occurrence {
  const said = item?.value;
  const hook = content.kind === 'json' ? textField(content.value, 'source') : undefined;
  const id = textField(said, 'uuid') ?? textField(said, 'eventId');
  return {
    id: senderId.unsigned(id, hook, item?.text),
    type: textField(said, 'eventType'),
    content,
  };
}
