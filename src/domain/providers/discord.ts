import { beginsWith } from '../content/beginning.ts';
import { numberField, ownField, textField } from '../content/json.ts';
import type { Answer } from '../outcome.ts';
import { defineProvider, type Received, senderId } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import type { Challenge } from '../verification/handshake.ts';
import { ed25519 } from '../verification/schemes/public-key.ts';
import { reject } from '../verification/verdict.ts';

/**
 * Webhook events and interactions. Discord sends wrong signatures on purpose, when a URL is saved and at any time later:
 * whoever does not answer them with 401 is removed.
 */
export const discord = defineProvider({
  id: 'discord',
  name: 'Discord',
  docs: 'https://docs.discord.com/developers/interactions/overview',
  source: 'discord.com',
  answerWithinMs: 3_000,
  scheme: ed25519({
    encoding: 'hex',
    at: header('x-signature-ed25519'),
    // Discord names no tolerance. It repeats events for up to 10 minutes, and whether with a new time is not confirmed
    time: { at: header('x-signature-timestamp'), unit: 's', toleranceSeconds: 900 },
    // nothing is between the two: only where digits end and `{` begins can they be told apart in one way alone
    message: ({ body }, time) => (beginsWith(body, '{') ? [time, body] : reject('body_malformed')),
  }),
  handshakes: [{ when: 'proven', read: ping }],
  read({ delivery, content }) {
    const said = content.kind === 'json' ? content.value : undefined;
    const event = ownField(said, 'event');
    const happened = textField(event, 'timestamp');
    return [
      event === undefined
        ? {
            id: senderId.signed(textField(said, 'id')),
            type: interactions.get(numberField(said, 'type')),
            content,
          }
        : {
            // an event has no id. It is repeated as it was, so that its microsecond and all of its body name it
            id: senderId.signed(happened, Buffer.from(delivery.body).toString('latin1')),
            type: textField(event, 'type'),
            time: Date.parse(inUtc(happened ?? '')),
            content,
          },
    ];
  },
  answer: (received) => (isEvent(received) ? noContent : answeredLater),
});

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
const interactions: ReadonlyMap<number | undefined, string> = new Map([
  [2, 'APPLICATION_COMMAND'],
  [3, 'MESSAGE_COMPONENT'],
  [4, 'APPLICATION_COMMAND_AUTOCOMPLETE'],
  [5, 'MODAL_SUBMIT'],
]);

/** https://docs.discord.com/developers/events/webhook-events */
const noContent: Answer = { status: 204, headers: {}, body: '' };

/**
 * Whoever gets the event responds, within 3 s, at `/interactions/{id}/{token}/callback`: with the `token` of the body, which
 * speaks for the application for 15 minutes.
 * https://docs.discord.com/developers/interactions/receiving-and-responding
 */
const answeredLater: Answer = { status: 202, headers: {}, body: '' };

const pong: Answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"type":1}' };

/** Both kinds have one. `type` is 0 in that of events, and 1 in that of interactions, where it is an event with one beside it. */
function ping(received: Received): Challenge | undefined {
  const { content } = received;
  if (content.kind !== 'json' || isEvent(received)) return undefined;
  const type = numberField(content.value, 'type');
  if (type === 0) return { kind: 'reply', answer: noContent };
  return type === 1 ? { kind: 'reply', answer: pong } : undefined;
}

function isEvent({ content }: Received): boolean {
  return content.kind === 'json' && ownField(content.value, 'event') !== undefined;
}

/** It writes no zone, which is read as the local one. */
function inUtc(time: string): string {
  return /(?:Z|[+-]\d\d:\d\d)$/.test(time) ? time : `${time}Z`;
}
