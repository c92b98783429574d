import { type Content, readText } from '../content.ts';
import { defineProvider, senderId } from '../provider.ts';
import { hmac } from '../schemes/hmac.ts';
import { prefixed } from '../schemes/signature-header.ts';

/** The legacy SHA-1 header travels beside this one and is never looked at. */
const scheme = hmac({
  digest: 'sha256',
  encoding: 'hex',
  header: prefixed('x-hub-signature-256', 'sha256='),
  messages: ({ body }) => [[body]],
});

export const github = defineProvider({
  id: 'github',
  name: 'GitHub',
  docs: 'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
  source: 'github.com',
  methods: ['POST'],
  answerWithinMs: 10_000,
  secretMadeBy: 'receiver',
  scheme,
  read: ({ delivery, content }) => [
    {
      id: senderId.unsigned(delivery.headers.get('x-github-delivery')),
      type: delivery.headers.get('x-github-event') || 'github-webhook-lambda',
      content: payloadOf(content),
    },
  ],
  quickStart: (occurrence) => occurrence,
});

/** A hook with the content type `application/x-www-form-urlencoded` sends its JSON in a field. */
function payloadOf(content: Content): Content {
  const payload = content.kind === 'form' ? content.fields.get('payload')?.[0] : undefined;
  return payload === undefined ? content : readText(payload);
}
