import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { jsonField } from '../verification/body-carriers.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const sentAt = header('klaviyo-timestamp');

/** System webhooks. Those of flows are signed by nobody. */
export const klaviyo = defineProvider({
  id: 'klaviyo',
  name: 'Klaviyo',
  docs: 'https://developers.klaviyo.com/en/docs/working_with_system_webhooks',
  source: 'klaviyo.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('klaviyo-signature'),
    // the header says it in words that nobody documents: the body, which is signed as well, says it as ISO 8601
    time: { at: jsonField('meta', 'timestamp'), unit: 'iso' },
    credential: chosenText,
    message: (request) => [request.body, sentAt.read(request) ?? ''],
  }),
  ...reads({
    each: ['data'],
    id: 'json:external_id',
    apart: ['json:topic'],
    type: 'json:topic',
    time: ['json:payload.data.attributes.datetime', 'iso'],
  }),
});
