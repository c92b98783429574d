import { type Content, readBody, readForm, readText } from '../content/content.ts';
import type { Delivery } from '../delivery.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { text } from '../verification/credential-forms.ts';
import { bodyHash } from '../verification/schemes/body-hash.ts';
import { jwt } from '../verification/schemes/jwt.ts';

const hash = bodyHash('hex');

/** The APIs of MessageBird as they were before Bird. Their older signature, by another header, is never looked at. */
export const messagebird = defineProvider({
  id: 'messagebird',
  name: 'MessageBird',
  docs: 'https://developers.messagebird.com/api/#verifying-http-requests',
  source: 'messagebird.com',
  methods: ['POST', 'GET'],
  answerWithinMs: 5_000,
  scheme: jwt({
    at: header('messagebird-signature-jwt'),
    algorithm: 'HS256',
    credential: text({ means: 'the signing key of the account' }),
    about: { iss: 'MessageBird', url_hash: ({ url }) => hash({ body: Buffer.from(url) }) },
    // there is none where there is no body
    binds: { payload_hash: (request) => (request.body.length > 0 ? hash(request) : undefined) },
    time: 'exp',
    alsoSays: (request) => ({ jti: hash(request).slice(0, 32) }),
    signsUrl: true,
    proof: 'signed',
  }),
  contentOf,
  ...reads({
    name: ({ at }) => at('form:id') ?? at('json:message.id'),
    type: ({ at }) => at('json:type') ?? at('form:status'),
  }),
});

/** A status report says all in the query, which is signed as the body is. */
function contentOf({ rawQuery, body }: Pick<Delivery, 'rawQuery' | 'body'>): Content {
  if (body.length === 0) return readForm(rawQuery);
  return readBody(body, (said) => (/^[{["]/.test(said) ? readText(said) : readForm(said)));
}
