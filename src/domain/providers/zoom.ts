import { ownField, textField } from '../content/json.ts';
import { reads } from '../events/reads.ts';
import { defineProvider, type Received } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import type { Challenge } from '../verification/handshake.ts';
import { plain } from '../verification/layouts.ts';
import { hmac } from '../verification/schemes/hmac.ts';

export const zoom = defineProvider({
  id: 'zoom',
  name: 'Zoom',
  docs: 'https://developers.zoom.us/docs/api/webhooks/',
  source: 'zoom.us',
  answerWithinMs: 3_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'hex',
    at: header('x-zm-signature'),
    layout: plain('v0='),
    time: { at: header('x-zm-request-timestamp'), unit: 's' },
    message: ({ body }, time) => ['v0:', time, ':', body],
  }),
  handshakes: [{ when: 'proven', read: urlValidation }],
  ...reads({ type: 'json:event', time: ['json:event_ts', 'ms'] }),
});

/**
 * When the URL is saved, and every 72 hours. Without `:` and `{` no token is a text that a delivery could be signed as.
 * https://developers.zoom.us/docs/api/webhooks/#validate-your-webhook-endpoint
 */
function urlValidation({ content }: Received): Challenge | undefined {
  const said = content.kind === 'json' ? content.value : undefined;
  if (textField(said, 'event') !== 'endpoint.url_validation') return undefined;
  const plainToken = textField(ownField(said, 'payload'), 'plainToken') ?? '';
  return {
    kind: 'mac',
    challenge: plainToken,
    shape: /^[\w-]{1,128}$/,
    digest: 'sha256',
    encoding: 'hex',
    answer: (encryptedToken) => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ plainToken, encryptedToken }),
    }),
  };
}
