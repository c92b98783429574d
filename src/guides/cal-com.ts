import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Cal.com, open *Settings → Developer → Webhooks* and choose *New*.',
    'Paste `{url}` as the subscriber URL, and choose the events.',
    'Type in a secret, and store the same as the secret of the endpoint: without one Cal.com signs nothing.',
  ],
  secret: 'You choose it, with 16 characters or more, when you add the webhook.',
  types: [
    'BOOKING_CREATED',
    'BOOKING_RESCHEDULED',
    'BOOKING_CANCELLED',
    'BOOKING_NO_SHOW_UPDATED',
    'MEETING_STARTED',
    'MEETING_ENDED',
    'RECORDING_READY',
    'FORM_SUBMITTED',
    'OOO_CREATED',
  ],
  rules: [
    { wants: 'new bookings', pattern: { source: ['cal.com'], 'detail-type': ['BOOKING_CREATED'] } },
    {
      wants: 'bookings of one kind that are cancelled',
      pattern: {
        source: ['cal.com'],
        'detail-type': ['BOOKING_CANCELLED'],
        detail: { payload: { type: ['intro-call'] } },
      },
    },
  ],
  repeats: {
    schedule: 'Cal.com does not repeat',
    after4xx: 'It counts as a failure, and nothing follows.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand: '*Ping test* on the page of the webhook sends a `PING`. Nothing delivers an event once more.',
  },
  quirks: [
    'What is not answered with 2xx is lost: the parking queue of the gateway is the only second chance.',
    'A custom payload template may leave `triggerEvent` out: such an event is of the type `unknown`.',
    'A booking has many events and none of them an id: `payload.uid` names the booking.',
    'Redirects are not followed.',
  ],
  links: ['https://github.com/calcom/cal.com/blob/main/packages/features/webhooks/lib/sendPayload.ts'],
};
