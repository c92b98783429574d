import { type Content, readText } from '../content/content.ts';
import { parseJson, textField } from '../content/json.ts';
import { withMemberReplaced } from '../content/replaced-member.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { tokenBody } from '../verification/body-carriers.ts';
import { claimsIn, jwt } from '../verification/schemes/jwt.ts';

/** Each app has a key of its own, which says whom a token is for. */
export const wix = defineProvider({
  id: 'wix',
  name: 'Wix',
  docs: 'https://dev.wix.com/docs/build-apps/develop-your-app/access/authentication/verify-requests-received-from-wix',
  source: 'wix.com',
  answerWithinMs: 1_250,
  scheme: jwt({
    at: tokenBody(),
    algorithm: 'RS256',
    time: 'exp',
    alsoSays: ({ body }) => ({ data: dataIn(body) }),
    proof: 'signed',
  }),
  // the token itself would be taken again by whoever sees it, until its end
  contentOf: ({ body }) => unfolded(unfolded(readText(dataIn(body) ?? ''), 'data'), 'identity'),
  ...reads({
    id: 'json:data.id',
    apart: ['json:instanceId'],
    type: 'json:eventType',
    time: ['json:data.eventTime', 'iso'],
  }),
});

function dataIn(body: Uint8Array): string | undefined {
  return textField(claimsIn(Buffer.from(body).toString('latin1')), 'data');
}

/** JSON in JSON, which no rule could look into, as the JSON that it is. */
function unfolded(content: Content, name: string): Content {
  if (content.kind !== 'json') return content;
  const inner = textField(content.value, name) ?? '';
  return parseJson(inner) ? readText(withMemberReplaced(content.text, [name], inner)) : content;
}
