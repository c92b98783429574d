import { fieldAt, textField } from '../content/json.ts';
import { reads } from '../events/reads.ts';
import { delivered } from '../outcome.ts';
import { defineProvider, type Received } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import type { Challenge } from '../verification/handshake.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** Notifications of runs and of health assessments. Run tasks, which wait for an answer to their own address, are no events. */
export const hcpTerraform = defineProvider({
  id: 'hcp-terraform',
  name: 'HCP Terraform',
  docs: 'https://developer.hashicorp.com/terraform/cloud-docs/api-docs/notification-configurations',
  source: 'app.terraform.io',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha512',
    encoding: 'hex',
    at: header('x-tfe-notification-signature'),
    credential: chosenText,
  }),
  handshakes: [{ when: 'proven', read: verification }],
  ...reads({ each: ['notifications'], type: 'json:trigger', time: ['json:run_updated_at', 'iso'] }),
});

/** https://developer.hashicorp.com/terraform/cloud-docs/api-docs/notification-configurations#notification-verification-and-delivery-responses */
function verification({ content }: Received): Challenge | undefined {
  const said = content.kind === 'json' ? content.value : undefined;
  const list = fieldAt(said, 'notifications');
  // what stands beside it would be lost with it
  const asked = Array.isArray(list) && list.length === 1 && textField(list[0], 'trigger') === 'verification';
  return asked ? { kind: 'reply', answer: delivered } : undefined;
}
