import { textField } from '../content/json.ts';
import { reads } from '../events/reads.ts';
import { delivered } from '../outcome.ts';
import { defineProvider, type Received } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import type { Challenge } from '../verification/handshake.ts';
import { commaList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** Its next-gen webhooks. The classic ones are not signed, and say nothing but an id: they are rejected. */
export const mollie = defineProvider({
  id: 'mollie',
  name: 'Mollie',
  docs: 'https://docs.mollie.com/reference/webhooks-new',
  source: 'mollie.com',
  answerWithinMs: 15_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-mollie-signature'),
    // one by each secret, while it is being changed
    layout: commaList('sha256='),
  }),
  handshakes: [{ when: 'proven', read: ping }],
  ...reads({
    id: 'json:id',
    // one webhook may ask for all of a thing, and another for its id alone
    apart: ['json:_embedded.entity.resource'],
    type: 'json:type',
    time: ['json:createdAt', 'iso'],
  }),
});

function ping({ content }: Received): Challenge | undefined {
  const type = content.kind === 'json' ? textField(content.value, 'type') : undefined;
  return type === 'hook.ping' ? { kind: 'reply', answer: delivered } : undefined;
}
