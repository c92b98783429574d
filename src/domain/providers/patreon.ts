import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const patreon = defineProvider({
  id: 'patreon',
  name: 'Patreon',
  docs: 'https://docs.patreon.com/#webhooks',
  source: 'patreon.com',
  answerWithinMs: 5_000,
  // Patreon has no better one. Collisions of MD5, which are cheap, do not break its HMAC: RFC 6151
  scheme: hmac({ digest: 'md5', encoding: 'hex', at: header('x-patreon-signature') }),
  // a member or a post, which has many events
  ...reads({ name: 'json:data.id', type: 'header:x-patreon-event' }),
});
