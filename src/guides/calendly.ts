import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Make a signing key of your own, 32 characters or more, and store it as the secret of the endpoint.',
    'Subscribe with the API, which a paid plan needs: `POST https://api.calendly.com/webhook_subscriptions` with `url` `{url}`, `events`, `organization`, `scope` and the key as `signing_key`.',
    'What an OAuth app subscribes is signed with the key of that app, which its page shows.',
  ],
  secret:
    'You choose it as you subscribe, and it is never shown again. An OAuth app has one that Calendly made. Without one nothing is signed, and all is refused.',
  types: [
    'invitee.created',
    'invitee.canceled',
    'invitee_no_show.created',
    'routing_form_submission.created',
  ],
  rules: [
    {
      wants: 'new bookings',
      pattern: { source: ['calendly.com'], 'detail-type': ['invitee.created'] },
    },
    {
      wants: 'bookings that were called off, and not only moved',
      pattern: {
        source: ['calendly.com'],
        'detail-type': ['invitee.canceled'],
        detail: { payload: { rescheduled: [false] } },
      },
    },
  ],
  repeats: {
    schedule: 'At growing intervals for 24 hours, or until 24 hours after the time that was booked.',
    after4xx: 'It counts as a failure, and is repeated like any other, except 410.',
    stops:
      '410 deletes the subscription (the gateway never answers it). After 24 hours of failures the next one disables it, and it must be made anew.',
    bytes: 'not documented',
    byHand: 'Calendly has no way to send an event once more.',
  },
  quirks: [
    'The signed time must be less than 3 minutes away, so that a clock that is off turns everything away.',
    'A booking that is moved brings `invitee.canceled` and `invitee.created`.',
  ],
  links: [
    'https://developer.calendly.com/docs/webhooks/overview',
    'https://developer.calendly.com/api-docs/overview/webhooks/webhook-errors',
  ],
  unconfirmed: [
    'whether a repetition is signed with a time of its own: with that of the first, it would be refused after 3 minutes',
    'whether `created_at` stays the same when an event is repeated',
  ],
};
