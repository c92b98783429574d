import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { bearer } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { bodyHash } from '../verification/schemes/body-hash.ts';
import { jwt } from '../verification/schemes/jwt.ts';

/** Messages, Voice and Dispatch. The SMS API signs in another way, by MD5 unless one asks for better, and is not taken. */
export const vonage = defineProvider({
  id: 'vonage',
  name: 'Vonage',
  docs: 'https://developer.vonage.com/en/getting-started/concepts/webhooks',
  source: 'vonage.com',
  answerWithinMs: 5_000,
  scheme: jwt({
    at: bearer(),
    algorithm: 'HS256',
    credential: text({
      means: 'the signature secret of the account, 16 characters or more',
      pattern: /^.{16,}$/u,
    }),
    about: { iss: 'Vonage' },
    binds: { payload_hash: bodyHash('hex') },
    time: 'iat',
    proof: 'signed',
  }),
  ...reads({
    // a message or a call comes by once per status, and at one time with several of them
    id: ({ at }) => {
      const [id, time] = [at('json:message_uuid') ?? at('json:uuid'), at('json:timestamp')];
      return id && time && [id, at('json:status'), time].filter((part) => part).join(':');
    },
    type: ({ at }) => at('json:status') ?? at('json:message_type'),
    time: ['json:timestamp', 'iso'],
  }),
});
