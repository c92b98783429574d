import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { first, header, member } from '../verification/carriers.ts';
import { keyValueGroups } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const signatures = header('persona-signature');

export const persona = defineProvider({
  id: 'persona',
  name: 'Persona',
  docs: 'https://docs.withpersona.com/webhooks',
  source: 'withpersona.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: signatures,
    layout: keyValueGroups('v1'),
    time: { at: member(first(signatures, ' '), 't'), unit: 's' },
    message: ({ body }, time) => [time, '.', body],
  }),
  ...reads({
    id: 'json:data.id',
    type: 'json:data.attributes.name',
    time: ['json:data.attributes.created-at', 'iso'],
  }),
});
