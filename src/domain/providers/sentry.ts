import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** The integration platform. The older webhooks plugin of a project signs nothing, and is refused. */
export const sentry = defineProvider({
  id: 'sentry',
  name: 'Sentry',
  docs: 'https://docs.sentry.io/organization/integrations/integration-platform/webhooks/',
  source: 'sentry.io',
  answerWithinMs: 1_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('sentry-hook-signature'),
    credential: text({
      means: 'the client secret of the integration, 32 characters or more',
      pattern: /^.{32,}$/,
    }),
  }),
  ...reads({
    // it repeats nothing, so that nothing is a repetition
    name: 'header:request-id',
    type: ['header:sentry-hook-resource', 'json:action'],
    travels: { 'sentry-hook-timestamp': 'When it was sent' },
  }),
});
