import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header, member } from '../verification/carriers.ts';
import { keyValueList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const signatures = header('mux-signature');

export const mux = defineProvider({
  id: 'mux',
  name: 'Mux',
  docs: 'https://www.mux.com/docs/core/verify-webhook-signatures',
  source: 'mux.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: signatures,
    layout: keyValueList('v1'),
    time: { at: member(signatures, 't'), unit: 's' },
    message: ({ body }, time) => [time, '.', body],
  }),
  // attempts are listed in the body, so that the bytes of a repetition differ
  ...reads({ id: 'json:id', type: 'json:type', time: ['json:created_at', 'iso'] }),
});
