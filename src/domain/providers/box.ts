import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { anyOfHeaders, header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { commaList } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const box = defineProvider({
  id: 'box',
  name: 'Box',
  docs: 'https://developer.box.com/guides/webhooks/v2/signatures-v2/',
  source: 'box.com',
  answerWithinMs: 30_000,
  // one signature by each of the two keys of an app, so that one can be changed after the other
  scheme: hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: anyOfHeaders('box-signature-primary', 'box-signature-secondary'),
    layout: commaList(),
    time: { at: header('box-delivery-timestamp'), unit: 'iso', toleranceSeconds: 600 },
    credential: text({ means: 'a signature key of the app, the primary or the secondary one' }),
    message: ({ body }, time) => [body, time],
  }),
  ...reads({
    id: 'json:id',
    apart: ['json:webhook.id'],
    type: 'json:trigger',
    time: ['json:created_at', 'iso'],
    travels: { 'box-delivery-id': 'Which attempt' },
  }),
});
