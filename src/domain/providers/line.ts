import { ownField } from '../content/json.ts';
import { reads } from '../events/reads.ts';
import { delivered } from '../outcome.ts';
import { defineProvider, type Received } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import type { Challenge } from '../verification/handshake.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const line = defineProvider({
  id: 'line',
  name: 'LINE Messaging API',
  docs: 'https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/',
  source: 'line.me',
  answerWithinMs: 2_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: header('x-line-signature'),
    credential: text({ means: 'the channel secret', make: (random) => random.slice(0, 32) }),
  }),
  handshakes: [{ when: 'proven', read: verifyButton }],
  ...reads({
    each: ['events'],
    id: 'json:webhookEventId',
    type: 'json:type',
    time: ['json:timestamp', 'ms'],
  }),
});

/** *Verify* in the console sends no events. */
function verifyButton({ content }: Received): Challenge | undefined {
  const events = content.kind === 'json' ? ownField(content.value, 'events') : undefined;
  return Array.isArray(events) && events.length === 0 ? { kind: 'reply', answer: delivered } : undefined;
}
