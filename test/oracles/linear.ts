import { LinearWebhookClient } from '@linear/sdk/webhooks';
import type { Oracle } from './oracle.ts';

export const oracle: Oracle = {
  sdk: '@linear/sdk',
  secret: 'lin_wh_7Jq2mXw9Tz4LrKs1VkBcYd8HpN3fGa5e',
  other: 'lin_wh_2Jq2mXw9Tz4LrKs1VkBcYd8HpN3fGa5e',
  bodies: [`{"action":"create","type":"Issue","u":"Grüße 👋","webhookTimestamp":${Date.now()}}`],
  accepts: ({ headers, body }, secret) =>
    new LinearWebhookClient(String(secret)).verify(
      Buffer.from(body),
      headers['linear-signature'] ?? '',
      Number(JSON.parse(body).webhookTimestamp),
    ),
};
