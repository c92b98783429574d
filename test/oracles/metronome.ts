import { Webhooks } from '@metronome/sdk/resources/webhooks';
import type { Oracle } from './oracle.ts';

const webhooks = new Webhooks({} as ConstructorParameters<typeof Webhooks>[0]);

export const oracle: Oracle = {
  sdk: '@metronome/sdk',
  secret: '7Jq2mXw9Tz4LrKs1VkBcYd8HpN3fGa5e',
  other: '8Jq2mXw9Tz4LrKs1VkBcYd8HpN3fGa5e',
  accepts({ headers, body }, secret) {
    webhooks.verifySignature(body, headers, String(secret));
    return true;
  },
};
