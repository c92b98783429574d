import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Segment, open *Connections → Catalog*, and add the destination *Webhooks (Actions)* to a source.',
    'Type in a *shared secret* under its settings, and store the same as the secret of the endpoint.',
    'Add a mapping with `{url}` as its URL, and switch *batching* off: of a batch only the first event would be signed.',
  ],
  secret: 'You choose it, with 16 characters or more, as the shared secret of the destination.',
  types: ['track.Order Completed', 'identify', 'page', 'screen', 'group', 'alias'],
  rules: [
    {
      wants: 'orders',
      pattern: { source: ['segment.com'], 'detail-type': ['track.Order Completed'] },
    },
    { wants: 'users who become known', pattern: { source: ['segment.com'], 'detail-type': ['identify'] } },
  ],
  repeats: {
    schedule: 'for up to four hours, where it is answered with 5xx or not within five seconds',
    after4xx: 'It is not repeated: what is rejected is lost.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: 'A replay of a source sends what it collected once more.',
  },
  quirks: [
    'A batch is turned away: what is behind its first event could be anybody’s.',
    'Whoever can see the write key of a source, as every visitor of a site can, sends events by it: the signature says that Segment sent it, and not that it is true.',
    'A mapping may leave `type` or `messageId` out: such an event is of the type `unknown`, or named by its bytes.',
    'The classic destination takes five URLs, and is content when one of them answers.',
  ],
  links: ['https://segment.com/docs/connections/destinations/catalog/webhooks/'],
};
