import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { base64Key } from '../verification/credential-forms.ts';
import { plain } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** It says that something has changed in which base, and not what: that is fetched from its API. */
export const airtable = defineProvider({
  id: 'airtable',
  name: 'Airtable',
  docs: 'https://airtable.com/developers/web/api/webhooks-overview',
  source: 'airtable.com',
  answerWithinMs: 25_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-airtable-content-mac'),
    layout: plain('hmac-sha256='),
    credential: base64Key(),
  }),
  ...reads({
    id: 'json:timestamp',
    apart: ['json:base.id', 'json:webhook.id'],
    type: () => 'airtable.changed',
    time: ['json:timestamp', 'iso'],
  }),
});
