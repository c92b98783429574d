import { defineProvider, header, hmac, plain, senderId, textField } from 'sallyport';

/** Acme signs the body, and names the event inside it. */
export const acme = defineProvider({
  id: 'acme',
  name: 'Acme',
  docs: 'https://docs.acme.example/webhooks/signatures',
  source: 'acme.example',
  answerWithinMs: 10_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-acme-signature'),
    layout: plain('v1='),
    message: ({ body }) => [body],
  }),
  read: ({ content }) => {
    const event = content.kind === 'json' ? content.value : undefined;
    return [{ id: senderId.signed(textField(event, 'id')), type: textField(event, 'type'), content }];
  },
});
