import { numberField, textField } from '../content/json.ts';
import { defineProvider, senderId } from '../provider.ts';
import { header, member } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { keyValueList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const signatures = header('stripe-signature');

/**
 * An event comes once for each hook: two of them may have different API versions at one URL, or be a platform's and its
 * account's. https://docs.stripe.com/webhooks/versioning
 */
const ofTheHook = ['api_version', 'account', 'context'];

export const stripe = defineProvider({
  id: 'stripe',
  name: 'Stripe',
  docs: 'https://docs.stripe.com/webhooks/signature',
  source: 'stripe.com',
  answerWithinMs: 10_000,
  // the key is the whole secret, `whsec_` included; only v1 counts, v0 and unknown schemes would be a downgrade
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: signatures,
    layout: keyValueList('v1'),
    time: { at: member(signatures, 't'), unit: 's' },
    credential: text({
      means: 'a signing secret of 32 characters or more that begins with whsec_',
      pattern: /^whsec_.{26,}$/u,
      make: (random) => `whsec_${random.slice(0, 32)}`,
    }),
    message: ({ body }, time) => [time, '.', body],
  }),
  read: ({ content }) => {
    const event = content.kind === 'json' ? content.value : undefined;
    return [
      {
        id: senderId.signed(textField(event, 'id'), ...ofTheHook.map((name) => textField(event, name))),
        type: textField(event, 'type'),
        time: seconds(numberField(event, 'created')) ?? Date.parse(textField(event, 'created') ?? ''),
        content,
      },
    ];
  },
});

/** Snapshot events count seconds, thin ones write a date. */
function seconds(created: number | undefined): number | undefined {
  return created === undefined ? undefined : created * 1000;
}
