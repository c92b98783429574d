import { beginsWith } from '../content/beginning.ts';
import { ownField, textField } from '../content/json.ts';
import { reads, type Said } from '../events/reads.ts';
import { defineProvider, type Received } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import type { Message } from '../verification/claim.ts';
import { text } from '../verification/credential-forms.ts';
import type { Challenge } from '../verification/handshake.ts';
import { plain } from '../verification/layouts.ts';
import type { Signable } from '../verification/scheme.ts';
import { hmac } from '../verification/schemes/hmac.ts';
import { type Rejection, reject } from '../verification/verdict.ts';

const id = header('twitch-eventsub-message-id');

/** What kind of message it is, a header says that nobody signs: here it is what the body has. */
export const twitch = defineProvider({
  id: 'twitch',
  name: 'Twitch EventSub',
  docs: 'https://dev.twitch.tv/docs/eventsub/handling-webhook-events/',
  source: 'twitch.tv',
  answerWithinMs: 3_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('twitch-eventsub-message-signature'),
    layout: plain('sha256='),
    time: { at: header('twitch-eventsub-message-timestamp'), unit: 'iso', toleranceSeconds: 600 },
    credential: text({
      means: '16 to 100 printable ASCII characters',
      madeBy: 'receiver',
      pattern: /^[\x21-\x7e]{16,100}$/,
    }),
    message,
  }),
  handshakes: [{ when: 'proven', read: callbackVerification }],
  ...reads({
    each: ['events'],
    id: 'signed-header:twitch-eventsub-message-id',
    apart: ['json:id'],
    type: typeOf,
    attempt: ['header:twitch-eventsub-message-retry', 0],
  }),
});

/**
 * Nothing is between the three, and a body holds times as well: what stands before one of those could come again as an id.
 * The first `{` of all must be that of the body.
 */
function message(request: Signable, time: string): Message | Rejection {
  const named = id.read(request) ?? '';
  if (named.includes('{')) return reject('signature_malformed');
  return beginsWith(request.body, '{') ? [named, time, request.body] : reject('body_malformed');
}

/** https://dev.twitch.tv/docs/eventsub/handling-webhook-events/#responding-to-a-challenge-request */
function callbackVerification({ content }: Received): Challenge | undefined {
  const challenge = content.kind === 'json' ? textField(content.value, 'challenge') : undefined;
  return challenge === undefined ? undefined : { kind: 'echo', text: challenge };
}

/** A subscription that is revoked comes without an event. */
function typeOf({ content }: Said): string | undefined {
  const said = content.kind === 'json' ? content.value : undefined;
  const isEvent = ['event', 'events'].some((name) => ownField(said, name) !== undefined);
  const type = textField(ownField(said, 'subscription'), 'type');
  return isEvent ? type : type && 'revocation';
}
