import { textField } from '../content/json.ts';
import { reads } from '../events/reads.ts';
import { defineProvider, type Received } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import type { Challenge } from '../verification/handshake.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** Application webhooks. Those of rules are signed by SHA-1 in the same header, without a time, and are not taken. */
export const front = defineProvider({
  id: 'front',
  name: 'Front',
  docs: 'https://dev.frontapp.com/docs/application-webhooks',
  source: 'frontapp.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: header('x-front-signature'),
    time: { at: header('x-front-request-timestamp'), unit: 'ms' },
    message: ({ body }, time) => [time, ':', body],
  }),
  handshakes: [{ when: 'proven', read: synchronisation }],
  ...reads({
    id: 'json:payload.id',
    apart: ['json:authorization.id'],
    type: 'json:type',
    travels: { 'x-front-challenge': 'What Front wants to hear when a webhook is saved' },
  }),
});

/** https://dev.frontapp.com/docs/application-webhooks#application-webhook-validation */
function synchronisation({ delivery, content }: Received): Challenge | undefined {
  if (content.kind !== 'json' || textField(content.value, 'type') !== 'sync') return undefined;
  return { kind: 'echo', text: delivery.headers.get('x-front-challenge') ?? '' };
}
