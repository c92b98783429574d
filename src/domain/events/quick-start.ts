import { type Content, readText } from '../content/content.ts';
import { jsonObject, parseJson } from '../content/json.ts';
import type { Occurrence } from '../provider.ts';

/**
 * What the inbound-webhook quick start of the EventBridge console puts, for the three senders that it knows: whoever has
 * rules for it moves here without changing them. Of a sender that it does not know, the payload is all there is to put.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-saas-furls.html
 */
const quickStarts: ReadonlyMap<string, (occurrence: Occurrence) => Occurrence> = new Map([
  ['github', named('github-webhook-lambda')],
  ['stripe', named('stripe-webhook-lambda')],
  ['twilio', twilio],
]);

/** It takes no time from its sender. */
export function asQuickStart(occurrence: Occurrence, providerId: string): Occurrence {
  const change = quickStarts.get(providerId);
  return change ? { ...change(occurrence), time: undefined } : occurrence;
}

function named(type: string): (occurrence: Occurrence) => Occurrence {
  return (occurrence) => ({ ...occurrence, type: occurrence.type || type });
}

function twilio(occurrence: Occurrence): Occurrence {
  return { ...occurrence, type: 'twilio-webhook-lambda', content: twilioContent(occurrence.content) };
}

/** The first value of each field; and one field is parsed if another says that it is JSON. */
function twilioContent(content: Content): Content {
  if (content.kind !== 'form') return content;
  const { fields } = content;
  const parsed = fields.get('PayloadType')?.[0] === 'application/json' ? 'Payload' : undefined;
  return readText(
    jsonObject(
      [...fields].map(([name, [first]]) => [
        name,
        name === parsed && parseJson(first) ? first : JSON.stringify(first),
      ]),
    ),
  );
}
