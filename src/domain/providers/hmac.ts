import { described, description } from '../events/described.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { hmacByOptions, hmacOptions } from '../verification/schemes/hmac-by-options.ts';

/** Any sender that signs by HMAC and has no provider of its own. */
export const hmac = defineProvider({
  id: 'hmac',
  name: 'Any sender that signs by HMAC',
  docs: 'https://www.rfc-editor.org/rfc/rfc2104',
  source: 'hmac.webhooks',
  options: { ...hmacOptions, ...description },
  answerWithinMs: 5_000,
  scheme: hmacByOptions,
  byOptions: described,
  ...reads({}),
});
