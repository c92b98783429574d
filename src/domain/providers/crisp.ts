import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { type Carrier, header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const stamp = header('x-crisp-request-timestamp');

/** Nobody says whether the stamp counts seconds, ten digits, or milliseconds, as all other times of Crisp's do. */
const inMilliseconds: Carrier = {
  ...stamp,
  read: (request) => stamp.read(request)?.replace(/^\d{10}$/, '$&000'),
};

export const crisp = defineProvider({
  id: 'crisp',
  name: 'Crisp',
  docs: 'https://docs.crisp.chat/references/web-hooks/v1/',
  source: 'crisp.chat',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-crisp-signature'),
    time: { at: inMilliseconds, unit: 'ms' },
    credential: text({ means: 'the signing secret of the hooks' }),
    message: (request) => ['[', String(stamp.read(request)), ';', request.body, ']'],
  }),
  ...reads({ name: 'json:data.fingerprint', type: 'json:event', time: ['json:timestamp', 'ms'] }),
});
