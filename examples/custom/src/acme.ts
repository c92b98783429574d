import { defineProvider, hmac, prefixed, senderId, textField } from 'sallyport';

/** Acme signs the body, and names the event inside it. */
export const acme = defineProvider({
  id: 'acme',
  name: 'Acme',
  docs: 'https://docs.acme.example/webhooks/signatures',
  source: 'acme.example',
  methods: ['POST'],
  answerWithinMs: 10_000,
  secretMadeBy: 'sender',
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    header: prefixed('x-acme-signature', 'v1='),
    messages: ({ body }) => [[body]],
  }),
  read: ({ content }) => {
    const event = content.kind === 'json' ? content.value : undefined;
    return [
      { id: senderId.signed(textField(event, 'id')), type: textField(event, 'type') ?? 'unknown', content },
    ];
  },
});
