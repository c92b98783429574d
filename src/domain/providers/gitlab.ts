import { textField } from '../content/json.ts';
import { defineProvider, senderId } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { base64Key, matching, text } from '../verification/credential-forms.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';
import { token } from '../verification/schemes/token.ts';

/**
 * GitLab sends the secret token also where it signs, so that whoever saw a delivery knows it: as the key of a signature it
 * must never be read, though many a token is base64 as well. Nor may a signing token be shown.
 */
const secretToken = matching(
  /^(?!whsec_)/,
  text({
    means: '16 characters or more, and no `whsec_` before them',
    madeBy: 'receiver',
    pattern: /^.{16,}$/u,
  }),
);
const signingToken = matching(/^whsec_/, base64Key('whsec_'));

const onlyTravels = 'A replay can say anything here: decide by what the body holds';

export const gitlab = defineProvider({
  id: 'gitlab',
  name: 'GitLab',
  docs: 'https://docs.gitlab.com/user/project/integrations/webhooks/',
  source: 'gitlab.com',
  options: {
    signed: {
      type: 'boolean',
      meaning:
        'believes a signature by the signing token (`whsec_…`, GitLab 19.0 and later), which is the secret then, and never `X-Gitlab-Token`; without it that token is the secret, and whoever saw it can send any body',
    },
  },
  answerWithinMs: 10_000,
  // one or the other, never what a request happens to have: who leaves the signature out would fall back to the token
  scheme: ({ signed }) =>
    signed ? standardWebhooks('webhook', signingToken) : token(header('x-gitlab-token'), secretToken),
  headers: {
    'webhook-id':
      'The name where `signed` is set, and covered by the signature. A replay cannot change it there; anywhere else it can say anything here, and nothing is named by it',
    'idempotency-key':
      'The beginning of the name where a token is shown; GitLab 17.4 and later. A replay with another key, or without one, has another name and passes deduplication; it suppresses nothing, since the name holds a digest of the body',
    'x-gitlab-event': `Which kind of hook: \`Push Hook\`; the detail-type is of the body. ${onlyTravels} (\`object_kind\`, \`event_name\`)`,
    'x-gitlab-instance': `Which GitLab. ${onlyTravels} (\`project.web_url\`)`,
    'x-gitlab-event-uuid': `What several hooks have in common that one event caused. ${onlyTravels}`,
  },
  read({ delivery: { headers }, content, proof }) {
    const event = content.kind === 'json' ? content.value : undefined;
    return [
      {
        id:
          proof === 'signed'
            ? senderId.signed(headers.get('webhook-id'))
            : senderId.unsigned(headers.get('idempotency-key')),
        // members and groups have the second alone; a body by a template of one's own may have neither
        type: textField(event, 'object_kind') ?? textField(event, 'event_name'),
        content,
      },
    ];
  },
});
