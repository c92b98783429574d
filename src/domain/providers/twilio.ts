import { type Content, elementsOf, type JsonContent } from '../content/content.ts';
import { type FormFields, parseForm } from '../content/form.ts';
import { textField } from '../content/json.ts';
import type { Answer } from '../outcome.ts';
import { type DeliveryId, defineProvider, type Occurrence, type Received, senderId } from '../provider.ts';
import { text } from '../verification/credential-forms.ts';
import { twilioAccount } from '../verification/schemes/twilio-account.ts';
import { twilioContent, twilioRequest } from '../verification/schemes/twilio-request.ts';

export const twilio = defineProvider({
  id: 'twilio',
  name: 'Twilio',
  docs: 'https://www.twilio.com/docs/usage/webhooks/webhooks-security',
  source: 'twilio.com',
  options: {
    allowGet: {
      type: 'boolean',
      meaning: 'takes GET too, with the fields behind the query of `publicUrl`, which must be set',
      allowsMethod: 'GET',
      needsPublicUrl: true,
    },
  },
  // Event Streams; voice and messaging wait for 15 s
  answerWithinMs: 5_000,
  accounts: { pattern: /^AC[0-9a-fA-F]{32}$/, find: twilioAccount },
  scheme: twilioRequest(
    text({
      means: 'an auth token of 32 lower-case hexadecimal digits',
      pattern: /^[0-9a-f]{32}$/,
      make: (random) => random.slice(0, 32),
    }),
  ),
  headers: {
    'i-twilio-idempotency-token':
      'The beginning of the name, but for events of Event Streams. A replay with another token, or without one, has another name and passes deduplication; it suppresses nothing, since the name holds a digest of query and body',
  },
  contentOf: twilioContent,
  read({ delivery, content }) {
    const token = senderId.unsigned(delivery.headers.get('i-twilio-idempotency-token'));
    if (content.kind === 'form') {
      const { fields } = content;
      return [{ id: token ?? idOf(fields), type: typeOf(fields), content }];
    }
    const query = configuredQuery(delivery);
    const [first, ...more] = elementsOf(content).map((element) => cloudEvent(element, query));
    return first ? [first, ...more] : [{ id: token, type: undefined, content }];
  },
  answer: ({ content }) => (expectsTwiml(content) ? emptyTwiml : undefined),
});

function typeOf(fields: FormFields): string | undefined {
  const first = (name: string) => fields.get(name)?.[0] || undefined;
  // an inbound message has the status "received", under the older name only
  const message = first('MessageStatus') ?? (first('MessageSid') && first('SmsStatus'));
  const call = first('CallStatus');
  return first('EventType') ?? (message && `message.${message}`) ?? (call && `call.${call}`);
}

/** A message or a call comes by once per status, so both name the event. */
function idOf(fields: FormFields): DeliveryId | undefined {
  const first = (name: string) => fields.get(name)?.[0] || undefined;
  const sid = first('MessageSid') ?? first('CallSid');
  const status = first('EventType') ?? first('MessageStatus') ?? first('SmsStatus') ?? first('CallStatus');
  return senderId.derived(sid && [sid, status, first('SequenceNumber')].filter((part) => part).join(':'));
}

/**
 * Event Streams sends batches of CloudEvents: https://www.twilio.com/docs/events/event-delivery-and-duplication
 * The same event goes to every sink, and in every version of its schema that a subscription asks for.
 */
function cloudEvent(content: JsonContent, query: string | undefined): Occurrence {
  const event = content.value;
  return {
    id: senderId.signed(textField(event, 'id'), textField(event, 'dataschema'), query),
    type: textField(event, 'type'),
    time: Date.parse(textField(event, 'time') ?? ''),
    content,
  };
}

/**
 * What the sink's URL has as its query: without the hash of the batch, since a retry may be another batch, and decoded,
 * since a URL verifies in more than one spelling.
 */
function configuredQuery({ rawQuery }: Received['delivery']): string | undefined {
  const fields = [...(parseForm(rawQuery) ?? [[rawQuery]])].filter(([name]) => name !== 'bodySHA256');
  return fields.length === 0 ? undefined : JSON.stringify(fields);
}

/** Without TwiML in the answer, voice and messaging log a warning in the debugger: https://www.twilio.com/docs/api/errors/12300 */
const emptyTwiml: Answer = {
  status: 200,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
};

function expectsTwiml(content: Content): boolean {
  if (content.kind !== 'form') return false;
  const { fields } = content;
  return !fields.has('EventType') && (fields.has('MessageSid') || fields.has('CallSid'));
}
