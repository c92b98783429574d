import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { bodyHash } from '../verification/schemes/body-hash.ts';
import { jwt } from '../verification/schemes/jwt.ts';
import { plaidCredential, plaidKeys } from '../verification/schemes/plaid-keys.ts';

export const plaid = defineProvider({
  id: 'plaid',
  name: 'Plaid',
  docs: 'https://plaid.com/docs/api/webhooks/webhook-verification/',
  source: 'plaid.com',
  options: {
    sandbox: {
      type: 'boolean',
      meaning: 'believes the keys of the sandbox, and none of production; its secret is another one',
    },
  },
  answerWithinMs: 10_000,
  scheme: ({ sandbox }) =>
    jwt({
      at: header('plaid-verification'),
      algorithm: 'ES256',
      credential: plaidCredential.secret,
      keys: plaidKeys(sandbox ? 'sandbox' : 'production'),
      binds: { request_body_sha256: bodyHash('hex') },
      time: 'iat',
      proof: 'signed',
    }),
  // no event has an id, and an item has many events of one type
  ...reads({ name: 'json:item_id', type: ['json:webhook_type', 'json:webhook_code'] }),
});
