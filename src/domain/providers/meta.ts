import { eachOf, type Item } from '../content/batch.ts';
import { parseForm } from '../content/form.ts';
import { fieldAt, numberField, textField } from '../content/json.ts';
import { type DeliveryId, defineProvider, type Occurrence, senderId } from '../provider.ts';
import { header, query } from '../verification/carriers.ts';
import { chosenText, fields, text } from '../verification/credential-forms.ts';
import type { Challenge } from '../verification/handshake.ts';
import { plain } from '../verification/layouts.ts';
import type { Signable } from '../verification/scheme.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** The token is chosen by the receiver, and typed in beside the URL. It is no key, and the app secret is no token. */
const stored = fields({
  appSecret: text({
    // in practice 32 hexadecimal digits, which nobody promises
    means: 'the app secret, 32 letters and digits or more',
    pattern: /^[0-9A-Za-z]{32,}$/,
    make: (random) => random.slice(0, 32),
  }),
  verifyToken: chosenText,
});

/** Facebook, Messenger, Instagram and WhatsApp. The SHA-1 header travels beside the other and is never looked at. */
export const meta = defineProvider({
  id: 'meta',
  name: 'Meta',
  docs: 'https://developers.facebook.com/docs/graph-api/webhooks/getting-started',
  source: 'facebook.com',
  methods: ['POST', 'GET'],
  // Messenger; the others say nothing
  answerWithinMs: 5_000,
  // over the bytes that were sent, in which what is not ASCII is escaped
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-hub-signature-256'),
    layout: plain('sha256='),
    credential: stored.appSecret,
    message: ({ body }) => [body],
  }),
  handshakes: [{ when: 'unproven', read: subscription }],
  read: ({ content }) =>
    eachOf(content, ['entry', ['changes', 'messaging', 'standby', 'changed_fields']], occurrence),
});

/** https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests */
function subscription(request: Signable): Challenge | undefined {
  const asked = request.method === 'GET' ? parseForm(request.rawQuery)?.get('hub.mode') : undefined;
  if (asked?.[0] !== 'subscribe') return undefined;
  return {
    kind: 'echo',
    text: query('hub.challenge').read(request) ?? '',
    token: { shown: query('hub.verify_token').read(request), credential: stored.verifyToken },
  };
}

/** `page.feed`, `instagram.messaging`, `user.photos`: what of which object. */
function occurrence({ content, item }: Item): Occurrence {
  const all = content.kind === 'json' ? content.value : undefined;
  const [object, entry] = [textField(all, 'object'), fieldAt(all, 'entry', 0)];
  const said = item?.value;
  const list = ['messaging', 'standby'].find((name) => fieldAt(entry, name) !== undefined);
  const field = textField(said, 'field') ?? textField(entry, 'field') ?? list;
  const name = typeof said === 'string' ? said : field;
  return {
    id: idOf(said, list),
    type: name === undefined ? object : [object, name].filter((part) => part).join('.'),
    time: timeOf(said) ?? epochMs(numberField(entry, 'time')),
    content,
  };
}

/**
 * Only what says one thing once: an edit, a reaction and a withdrawal repeat the id of the message, and a status of
 * WhatsApp that of what was sent, in a group once for each who is in it.
 */
function idOf(item: unknown, list: string | undefined): DeliveryId | undefined {
  const message = fieldAt(item, 'message');
  if (list === 'messaging' && !fieldAt(message, 'is_deleted'))
    return senderId.signed(textField(message, 'mid'));
  const [one, ...more] = messagesIn(item);
  if (!one || more.length > 0) return undefined;
  const [id, status, who] = ['id', 'status', 'recipient_participant_id'].map((name) =>
    textField(one.said, name),
  );
  return one.isStatus ? senderId.signed(id && status && `${id}:${status}`, who) : senderId.signed(id);
}

/** WhatsApp writes seconds, as text. */
function timeOf(item: unknown): number | undefined {
  const [first] = messagesIn(item).flatMap(({ said }) => textField(said, 'timestamp') ?? []);
  return epochMs(numberField(item, 'timestamp') ?? (first === undefined ? undefined : Number(first)));
}

/**
 * What WhatsApp says in a change, by the one field that delivers it: whether another repeats its ids, nobody says.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
 */
function messagesIn(item: unknown) {
  if (textField(item, 'field') !== 'messages') return [];
  return ['messages', 'statuses'].flatMap((name) => {
    const list = fieldAt(item, 'value', name);
    return Array.isArray(list) ? list.map((said: unknown) => ({ said, isStatus: name === 'statuses' })) : [];
  });
}

/** Seconds beside `changes`, milliseconds beside `messaging`: which they are, only the number tells. */
function epochMs(time: number | undefined): number | undefined {
  const mostSeconds = 100_000_000_000;
  return time === undefined || time > mostSeconds ? time : time * 1000;
}
