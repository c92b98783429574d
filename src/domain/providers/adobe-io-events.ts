import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { jsonField } from '../verification/body-carriers.ts';
import { type Carrier, header, query } from '../verification/carriers.ts';
import { certificate } from '../verification/schemes/public-key.ts';
import { reject } from '../verification/verdict.ts';

const host = 'https://static.adobeioevents.com';
const keyPath = header('x-adobe-public-key1-path');

/** A request names its key by the path alone. */
const keyAt: Carrier = {
  read: (request) => keyPath.read(request)?.replace(/^/, host),
  write: (request, address) => keyPath.write(request, address.slice(host.length)),
};

/** Of the two signatures that Adobe sends, by two keys, the first is enough. */
export const adobeIoEvents = defineProvider({
  id: 'adobe-io-events',
  name: 'Adobe I/O Events',
  docs: 'https://developer.adobe.com/events/docs/guides/',
  source: 'adobe.io',
  methods: ['POST', 'GET'],
  options: {
    clientId: {
      type: 'string',
      required: true,
      meaning: 'the client id whose events are taken: Adobe signs those of all its customers alike',
      example: '4b1c7e0a9d2f4863b5c1e7a93f60b8d2',
    },
  },
  answerWithinMs: 10_000,
  scheme: ({ clientId }) =>
    certificate({
      algorithm: 'rsa-sha256',
      encoding: 'base64',
      at: header('x-adobe-digital-signature-1'),
      certificateAt: keyAt,
      published: 'pem',
      keyAddress: /https:\/\/static[.]adobeioevents[.]com\/prod\/keys\/pub-key-[0-9a-f-]{36}[.]pem/,
      exampleAddress: `${host}/prod/keys/pub-key-00000000-0000-4000-8000-000000000000.pem`,
      message: (request) =>
        jsonField('recipient_client_id').read(request) === clientId
          ? [request.body]
          : reject('not_for_this_endpoint'),
    }),
  handshakes: [
    {
      when: 'unproven',
      read: (request) =>
        request.method === 'GET' ? { kind: 'echo', text: query('challenge').read(request) ?? '' } : undefined,
    },
  ],
  ...reads({
    id: 'json:event_id',
    type: 'header:x-adobe-event-code',
    attempt: ['header:x-adobe-retry-count', 0],
    travels: { 'x-adobe-provider': 'Which provider of events', 'x-adobe-delivery-id': 'Which attempt' },
  }),
});
