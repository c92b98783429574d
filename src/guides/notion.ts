import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Open the endpoint for enrolment: `sallyport enrol <endpoint> --for 10m`. It prints `{url}` with a ticket behind it.',
    'In the settings of the connection at Notion, open *Webhooks* and create a subscription with that URL, ticket included.',
    'Notion sends a verification token to it once, which becomes the secret of the endpoint; the command then says how to see it.',
    'Paste the token where Notion asks for it (*Verify*): events come from then on.',
  ],
  secret:
    'The verification token, which Notion makes with the subscription and sends once, in the first request: it begins with `secret_`.',
  types: [
    'page.created',
    'page.content_updated',
    'page.properties_updated',
    'page.deleted',
    'comment.created',
    'data_source.schema_updated',
  ],
  rules: [
    {
      wants: 'pages whose content changed',
      pattern: { source: ['notion.so'], 'detail-type': ['page.content_updated'] },
    },
    {
      wants: 'what people do, and no connection',
      pattern: { source: ['notion.so'], detail: { authors: { type: ['person'] } } },
    },
  ],
  repeats: {
    schedule: 'with growing waits, up to eight times within 24 hours',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'others',
    byHand: 'Notion documents no way to have something delivered once more.',
  },
  quirks: [
    'An event names what changed and does not hold it: ask the API for the page.',
    'What changes often within a short time comes as one event, up to a minute later.',
  ],
  handshake:
    'The first request is `{"verification_token": "secret_…"}`: while an enrolment is open, the token is stored and answered with 200.',
  links: [
    'https://developers.notion.com/reference/webhooks-events-delivery',
    'https://github.com/makenotion/notion-sdk-js',
  ],
};
