import { readBody } from '../content/content.ts';
import { readJsonLines } from '../content/json-lines.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { token } from '../verification/schemes/token.ts';

/** Log streams, as lines, arrays or objects of JSON, and event streams. */
export const auth0 = defineProvider({
  id: 'auth0',
  name: 'Auth0',
  docs: 'https://auth0.com/docs/customize/log-streams/custom-log-streams',
  source: 'auth0.com',
  answerWithinMs: 5_000,
  scheme: token(
    header('authorization'),
    text({
      means: 'all that is shown in `authorization`, 16 printable characters or more',
      madeBy: 'receiver',
      pattern: /^[\x21-\x7e][\x20-\x7e]{14,}[\x21-\x7e]$/,
      make: (random) => `Bearer ${random}`,
    }),
  ),
  contentOf: ({ body }) => readBody(body, readJsonLines),
  ...reads({
    each: 'top',
    id: ({ at }) => at('json:log_id') ?? at('json:id'),
    type: ({ at }) => at('json:data.type') ?? at('json:type'),
  }),
});
