import { ownField, textField } from '../content/json.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { jsonFieldOfEach } from '../verification/body-carriers.ts';
import { query } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import type { Challenge } from '../verification/handshake.ts';
import type { Signable } from '../verification/scheme.ts';
import { token } from '../verification/schemes/token.ts';

/** Change notifications, and those of the life of a subscription: what is encrypted in them stays so. */
export const microsoftGraph = defineProvider({
  id: 'microsoft-graph',
  name: 'Microsoft Graph',
  docs: 'https://learn.microsoft.com/graph/change-notifications-delivery-webhooks',
  source: 'graph.microsoft.com',
  answerWithinMs: 3_000,
  scheme: token(
    jsonFieldOfEach('value', 'clientState'),
    text({ means: '16 to 128 characters', madeBy: 'receiver', pattern: /^.{16,128}$/u }),
  ),
  handshakes: [{ when: 'unproven', read: validation }],
  ...reads({
    each: ['value'],
    id: 'json:id',
    type: ({ json, at }) => at('json:lifecycleEvent') ?? change(json, at('json:changeType')),
  }),
});

/** `Message.created`, of `#Microsoft.Graph.Message`: the letters before the kind are not always the same. */
function change(notification: unknown, what: string | undefined): string | undefined {
  const type = textField(ownField(notification, 'resourceData'), '@odata.type');
  const kind = type?.replace(/^#microsoft[.]graph[.]/i, '') ?? 'resource';
  return what && `${kind}.${what}`;
}

function validation(request: Signable): Challenge | undefined {
  const asked = query('validationToken').read(request);
  return asked === undefined ? undefined : { kind: 'echo', text: asked };
}
