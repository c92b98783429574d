import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the admin console of Okta, open *Workflow → Event Hooks* and choose *Create Event Hook*.',
    'Paste `{url}` as its URL, `authorization` as *Authentication field*, and the secret of the endpoint as *Authentication secret*.',
    'Choose the events, and then *Verify*.',
  ],
  secret:
    'You choose it: 16 printable characters or more. Okta shows it with each request, and signs nothing.',
  types: [
    'user.session.start',
    'user.lifecycle.create',
    'user.lifecycle.deactivate',
    'user.account.lock',
    'group.user_membership.add',
  ],
  rules: [
    {
      wants: 'users that begin and end',
      pattern: { source: ['okta.com'], 'detail-type': [{ prefix: 'user.lifecycle.' }] },
    },
    {
      wants: 'what somebody did to one user',
      pattern: {
        source: ['okta.com'],
        detail: { data: { events: { target: { alternateId: ['jo@example.com'] } } } },
      },
    },
  ],
  repeats: {
    schedule: 'once, after a timeout or a 5xx',
    after4xx: 'It is final: the event is lost to the hook.',
    stops: 'Nothing; beyond 400,000 events of an organisation in a day none comes.',
    bytes: 'not documented',
    byHand:
      '*Deliver request* beside the preview of a hook sends a sample of the chosen event. Okta has no way to send an event once more; its System Log keeps them.',
  },
  quirks: ['Nothing is signed: whoever saw one delivery can send any other.'],
  links: ['https://developer.okta.com/docs/reference/api/event-types/?q=event-hook-eligible'],
  handshake:
    'One GET, when somebody chooses *Verify*: what it says in `x-okta-verification-challenge` comes back as JSON.',
};
