import { unprovenJson } from '../content/unproven.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';
import { reject } from '../verification/verdict.ts';

/** What HubSpot decodes of a URL before it signs it; its SDK decodes nothing. */
const decoded = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/g;

/** Webhooks of an app, by the third version of the signature: the hashes of the first two, which come with it, are never looked at. */
export const hubspot = defineProvider({
  id: 'hubspot',
  name: 'HubSpot',
  docs: 'https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/request-validation',
  source: 'hubspot.com',
  answerWithinMs: 5_000,
  scheme: hmac({
    digest: 'sha256',
    encoding: 'base64',
    at: header('x-hubspot-signature-v3'),
    time: { at: header('x-hubspot-request-timestamp'), unit: 'ms' },
    credential: text({ means: 'the client secret of the app' }),
    signsUrl: true,
    message({ method, url, body }, time) {
      // nothing is between URL and body: only a body that is whole cannot have lent its beginning to the query
      if (!unprovenJson(body)) return reject('body_malformed');
      const asDocumented = url.replace(decoded, decodeURIComponent);
      return {
        oneOf: [
          [method, url, body, time],
          [method, asDocumented, body, time],
        ],
      };
    },
  }),
  ...reads({
    each: 'top',
    // not unique by itself, as HubSpot says
    id: 'json:eventId',
    apart: [
      'json:portalId',
      'json:subscriptionId',
      'json:occurredAt',
      'json:objectId',
      'json:propertyName',
      'json:propertyValue',
      'json:messageId',
      'json:fromObjectId',
      'json:toObjectId',
    ],
    type: 'json:subscriptionType',
    time: ['json:occurredAt', 'ms'],
    attempt: ['json:attemptNumber', 0],
  }),
});
