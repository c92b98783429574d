import { fieldAt } from '../../domain/content/json.ts';

/** Where senders say whether something really happened, and what says that it did. */
const places: readonly (readonly [path: readonly string[], live: unknown])[] = [
  // https://docs.stripe.com/api/events/object
  [['livemode'], true],
  // https://docs.adyen.com/development-resources/webhooks/webhook-types
  [['live'], 'true'],
  // https://docs.lemonsqueezy.com/help/webhooks/webhook-requests
  [['meta', 'test_mode'], false],
  // https://plaid.com/docs/api/webhooks
  [['environment'], 'production'],
  // as several others name it
  [['sandbox'], false],
  [['test'], false],
  [['test_mode'], false],
];

/** What a body says of the mode it is from. */
export function modeOf(body: unknown): 'test mode' | 'live mode' | undefined {
  for (const [path, live] of places) {
    const said = fieldAt(body, ...path);
    if (typeof said === typeof live) return said === live ? 'live mode' : 'test mode';
  }
  return undefined;
}
