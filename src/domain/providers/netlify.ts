import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { bodyHash } from '../verification/schemes/body-hash.ts';
import { jwt } from '../verification/schemes/jwt.ts';

export const netlify = defineProvider({
  id: 'netlify',
  name: 'Netlify',
  docs: 'https://docs.netlify.com/site-deploys/notifications/#payload-signature',
  source: 'netlify.com',
  answerWithinMs: 5_000,
  scheme: jwt({
    at: header('x-webhook-signature'),
    algorithm: 'HS256',
    credential: chosenText,
    about: { iss: 'netlify' },
    binds: { sha256: bodyHash('hex') },
    // it says none: what was sent once can be sent again at any time
    time: 'never',
    proof: 'signed',
  }),
  // a deploy that is locked is as ready as it was before
  ...reads({
    name: ['json:id', 'json:state'],
    type: 'json:state',
    travels: { 'x-netlify-event': 'Which event of the deploy' },
  }),
});
