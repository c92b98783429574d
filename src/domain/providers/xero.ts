import { fieldAt } from '../content/json.ts';
import { reads } from '../events/reads.ts';
import { delivered } from '../outcome.ts';
import { defineProvider, type Received } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import type { Challenge } from '../verification/handshake.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const xero = defineProvider({
  id: 'xero',
  name: 'Xero',
  docs: 'https://developer.xero.com/documentation/guides/webhooks/configuring-your-server/',
  source: 'xero.com',
  answerWithinMs: 5_000,
  scheme: hmac({ digest: 'sha256', encoding: 'base64', at: header('x-xero-signature') }),
  handshakes: [{ when: 'proven', read: intentToReceive }],
  ...reads({
    each: ['events'],
    // an event has no id: which thing changed how, and when, to the millisecond
    id: ['json:resourceId', 'json:tenantId', 'json:eventCategory', 'json:eventType', 'json:eventDateUtc'],
    type: ['json:eventCategory', 'json:eventType'],
    time: ['json:eventDateUtc', 'iso'],
  }),
});

/** Sent when a URL is saved, some of them signed wrongly: those must get 401, and those without events nothing but 200. */
function intentToReceive({ content }: Received): Challenge | undefined {
  const events = content.kind === 'json' ? fieldAt(content.value, 'events') : undefined;
  return Array.isArray(events) && events.length === 0 ? { kind: 'reply', answer: delivered } : undefined;
}
