import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { plain } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** The SHA-1 of `x-signature` travels beside the other and is never looked at. */
export const spacelift = defineProvider({
  id: 'spacelift',
  name: 'Spacelift',
  docs: 'https://docs.spacelift.io/integrations/webhooks#validating-payload',
  source: 'spacelift.io',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-signature-256'),
    layout: plain('sha256='),
    credential: chosenText,
  }),
  // a notification policy may say several things of one state of a run. The times are seconds of runs and milliseconds of audits
  ...reads({
    name: ['json:run.id', 'json:stateVersion'],
    type: ['json:run.type', 'json:state', 'json:severity', 'json:action'],
  }),
});
