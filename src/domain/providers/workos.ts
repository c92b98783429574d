import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, member } from '../verification/carriers.ts';
import { keyValueList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const signature = header('workos-signature');

/** Webhooks. Actions wait for a signed answer, which no event bus can give, and are not taken. */
export const workos = defineProvider({
  id: 'workos',
  name: 'WorkOS',
  docs: 'https://workos.com/docs/events/data-syncing/webhooks',
  source: 'workos.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: signature,
    layout: keyValueList('v1'),
    time: { at: member(signature, 't'), unit: 'ms', toleranceSeconds: 180 },
    message: ({ body }, time) => [time, '.', body],
  }),
  ...reads({ id: 'json:id', type: 'json:event', time: ['json:created_at', 'iso'] }),
});
