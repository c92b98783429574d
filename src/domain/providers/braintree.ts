import type { Content } from '../content/content.ts';
import { defineProvider, senderId } from '../provider.ts';
import {
  braintreeChallenge,
  braintreeContent,
  braintreeNotification,
} from '../verification/schemes/braintree-notification.ts';

export const braintree = defineProvider({
  id: 'braintree',
  name: 'Braintree',
  docs: 'https://developer.paypal.com/braintree/docs/guides/webhooks/parse',
  source: 'braintreepayments.com',
  methods: ['POST', 'GET'],
  answerWithinMs: 30_000,
  scheme: braintreeNotification(),
  contentOf: braintreeContent,
  handshakes: [{ when: 'unproven', read: braintreeChallenge }],
  read: ({ content }) => {
    const kind = elementOf(content, 'kind');
    const time = elementOf(content, 'timestamp');
    const said = content.kind === 'text' ? content.text : undefined;
    // a notification has no id: all of it names it, so that one that is repeated with another time is another one
    return [{ id: senderId.signed(kind, said), type: kind, time: Date.parse(time ?? ''), content }];
  },
});

/** The text of the first such element, which is that of the notification: its subject comes last. */
function elementOf(content: Content, name: string): string | undefined {
  if (content.kind !== 'text') return undefined;
  return new RegExp(`<${name}(?: type="[a-z]+")?>([^<]{1,100})</${name}>`).exec(content.text)?.[1];
}
