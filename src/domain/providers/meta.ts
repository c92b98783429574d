import { eachOf, type Item } from '../content/batch.ts';
import { parseForm } from '../content/form.ts';
import { fieldAt, numberField, textField } from '../content/json.ts';
import { type DeliveryId, defineProvider, type Occurrence, senderId } from '../provider.ts';
import { header, query } from '../verification/carriers.ts';
import { fields, text } from '../verification/credential-forms.ts';
import type { Challenge } from '../verification/handshake.ts';
import { plain } from '../verification/layouts.ts';
import type { Signable } from '../verification/scheme.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** The token is chosen by the receiver, and typed in beside the URL. It is no key, and the app secret is no token. */
const stored = fields({
  appSecret: text({
    means: 'the app secret, 32 hexadecimal digits',
    pattern: /^[0-9a-f]{32}$/,
    make: (random) => random.slice(0, 32),
  }),
  verifyToken: text({ means: '16 characters or more', madeBy: 'receiver', pattern: /^.{16,}$/u }),
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
  byHand:
    'Meta has no way to send an event once more. *Test* in the dashboard sends fixed samples, whose ids are always the same: the second is a duplicate.',
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
 * WhatsApp that of what was sent.
 */
function idOf(item: unknown, list: string | undefined): DeliveryId | undefined {
  const message = fieldAt(item, 'message');
  if (list === 'messaging' && fieldAt(message, 'is_deleted') === undefined)
    return senderId.signed(textField(message, 'mid'));
  const [messages, statuses] = ['messages', 'statuses'].map((name) => fieldAt(item, 'value', name));
  if (isSingle(messages) && statuses === undefined) return senderId.signed(textField(messages[0], 'id'));
  if (!isSingle(statuses) || messages !== undefined) return undefined;
  const [id, status] = ['id', 'status'].map((name) => textField(statuses[0], name));
  return senderId.signed(id && status && `${id}:${status}`);
}

function isSingle(list: unknown): list is readonly [unknown] {
  return Array.isArray(list) && list.length === 1;
}

/** WhatsApp writes seconds, as text. */
function timeOf(item: unknown): number | undefined {
  const [first] = ['messages', 'statuses'].flatMap(
    (name) => textField(fieldAt(item, 'value', name, 0), 'timestamp') ?? [],
  );
  return epochMs(numberField(item, 'timestamp') ?? (first === undefined ? undefined : Number(first)));
}

/** Seconds beside `changes`, milliseconds beside `messaging`: which they are, only the number tells. */
function epochMs(time: number | undefined): number | undefined {
  const mostSeconds = 100_000_000_000;
  return time === undefined || time > mostSeconds ? time : time * 1000;
}
