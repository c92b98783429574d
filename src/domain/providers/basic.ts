import { described, description } from '../events/described.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { basic as inAuthorization } from '../verification/carriers.ts';
import { userAndPassword } from '../verification/credential-forms.ts';
import { token } from '../verification/schemes/token.ts';

/** Any sender that shows user and password, also one that asks for a 401 first. */
export const basic = defineProvider({
  id: 'basic',
  name: 'Any sender that shows user and password',
  docs: 'https://www.rfc-editor.org/rfc/rfc7617',
  source: 'basic.webhooks',
  options: description,
  answerWithinMs: 5_000,
  asks: 'Basic realm="webhooks"',
  scheme: token(inAuthorization(), userAndPassword()),
  byOptions: described,
  ...reads({}),
});
