import { described, description } from '../events/described.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { tokenByOptions, tokenOptions } from '../verification/schemes/token-by-options.ts';

/** Any sender that shows a secret and has no provider of its own. */
export const token = defineProvider({
  id: 'token',
  name: 'Any sender that shows a token',
  docs: 'https://www.rfc-editor.org/rfc/rfc6750',
  source: 'token.webhooks',
  options: { ...tokenOptions, ...description },
  answerWithinMs: 5_000,
  scheme: tokenByOptions,
  byOptions: described,
  ...reads({}),
});
