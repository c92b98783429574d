import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { jsonField } from '../verification/body-carriers.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** Webhooks of an app. Its registration, in which the app itself makes the secret of a shop, is the app's own business. */
export const shopware = defineProvider({
  id: 'shopware',
  name: 'Shopware',
  docs: 'https://developer.shopware.com/docs/guides/plugins/apps/lifecycle/webhook.html',
  source: 'shopware.com',
  answerWithinMs: 5_000,
  accounts: { pattern: /^[0-9A-Za-z]{8,64}$/, find: jsonField('source', 'shopId').read },
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('shopware-shop-signature'),
    credential: chosenText,
  }),
  ...reads({
    id: 'json:source.eventId',
    apart: ['json:source.shopId'],
    type: 'json:data.event',
    attempt: ['header:x-shopware-attempt', 0],
    travels: { 'x-shopware-sequence': 'A number that grows with each event of a shop' },
  }),
});
