import { isObject, textField } from '../content/json.ts';
import { unprovenJson } from '../content/unproven.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import type { Challenge } from '../verification/handshake.ts';
import type { Signable } from '../verification/scheme.ts';
import { jwt } from '../verification/schemes/jwt.ts';

export const monday = defineProvider({
  id: 'monday',
  name: 'monday.com',
  docs: 'https://developer.monday.com/apps/docs/authorization-header',
  source: 'monday.com',
  answerWithinMs: 5_000,
  // no claim covers the body
  scheme: jwt({
    at: header('authorization'),
    algorithm: 'HS256',
    credential: text({ means: 'the signing secret of the app' }),
    about: { aud: ({ url }) => url },
    time: 'exp',
    signsUrl: true,
    proof: 'partial',
  }),
  handshakes: [{ when: 'unproven', read: urlVerification }],
  ...reads({ id: 'json:event.triggerUuid', type: 'json:event.type' }),
});

/** https://developer.monday.com/api-reference/reference/webhooks: a challenge, and nothing else beside it. */
function urlVerification({ body }: Signable): Challenge | undefined {
  const said = unprovenJson(body)?.value;
  const names = isObject(said) ? Object.keys(said) : [];
  if (names.join() !== 'challenge') return undefined;
  return { kind: 'echo', text: textField(said, 'challenge') ?? '', inJson: 'challenge' };
}
