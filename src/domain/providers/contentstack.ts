import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { jsonField } from '../verification/body-carriers.ts';
import { header } from '../verification/carriers.ts';
import { plain } from '../verification/layouts.ts';
import { storedKey } from '../verification/schemes/public-key.ts';

/** The older `x-contentstack-signature` is never looked at. */
export const contentstack = defineProvider({
  id: 'contentstack',
  name: 'Contentstack',
  docs: 'https://www.contentstack.com/docs/developers/set-up-webhooks/secure-your-webhooks',
  source: 'contentstack.com',
  answerWithinMs: 5_000,
  scheme: storedKey({
    algorithm: 'rsa-pss-sha256',
    encoding: 'base64',
    at: header('x-contentstack-request-signature'),
    layout: plain('v1='),
    // the time of the event, which its repetitions keep: the last one comes 13 minutes later
    time: { at: jsonField('triggered_at'), unit: 'iso', toleranceSeconds: 1_800 },
  }),
  ...reads({
    name: ['json:data.entry.uid', 'json:data.asset.uid', 'json:data.uid'],
    type: ['json:module', 'json:event'],
    time: ['json:triggered_at', 'iso'],
  }),
});
