import { fieldAt } from '../content/json.ts';
import { reads, type Said } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { base64Key } from '../verification/credential-forms.ts';
import { commaAndSpaceList } from '../verification/layouts.ts';
import { standardWebhooks } from '../verification/schemes/standard-webhooks.ts';

/** What tells the hooks apart that do not say which they are, by the pages of their documentation. */
const hooks = [
  ['email_data', 'send-email'],
  ['sms', 'send-sms'],
  ['claims', 'custom-access-token'],
  ['factor_id', 'mfa-verification-attempt'],
  ['valid', 'password-verification-attempt'],
] as const;

/** Auth hooks, each of which waits for its answer. */
export const supabase = defineProvider({
  id: 'supabase',
  name: 'Supabase Auth',
  docs: 'https://supabase.com/docs/guides/auth/auth-hooks',
  source: 'supabase.com',
  answerWithinMs: 5_000,
  // its secrets are joined by bars where it shows several, and its signatures by a comma and a space
  scheme: standardWebhooks('webhook', base64Key('v1,whsec_'), commaAndSpaceList('v1,')),
  // every attempt has another id in its header
  ...reads({
    id: 'json:metadata.uuid',
    name: 'signed-header:webhook-id',
    type: hookOf,
    time: ['json:metadata.time', 'iso'],
  }),
  // without a type of JSON it is an error, and an empty object changes nothing
  answer: () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }),
});

function hookOf({ at, json }: Said): string | undefined {
  const [, hook] = hooks.find(([member]) => fieldAt(json, member) !== undefined) ?? [];
  return at('json:metadata.name') ?? hook;
}
