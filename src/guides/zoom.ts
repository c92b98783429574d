import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the Zoom App Marketplace, open *Features → Access* of your app and copy its *Secret Token*.',
    'Store it as the secret of the endpoint, and deploy.',
    'Add an event subscription with `{url}` as its *Event notification endpoint URL*, choose the events, and press *Validate*.',
  ],
  secret: 'Zoom makes it with the app, and shows it as *Secret Token* on the page of its features.',
  types: [
    'meeting.started',
    'meeting.ended',
    'meeting.participant_joined',
    'recording.completed',
    'recording.transcript_completed',
    'webinar.registration_created',
    'user.created',
    'phone.callee_ended',
  ],
  rules: [
    {
      wants: 'recordings that are ready',
      pattern: { source: ['zoom.us'], 'detail-type': ['recording.completed'] },
    },
    {
      wants: 'meetings of one host that start and end',
      pattern: {
        source: ['zoom.us'],
        'detail-type': ['meeting.started', 'meeting.ended'],
        detail: { payload: { object: { host_id: ['x7M2vQ4tRkW9sLbN1cYdHg'] } } },
      },
    },
  ],
  repeats: {
    schedule: 'three times: after 5 minutes, 20 minutes more, and an hour more',
    after4xx: 'It is repeated like any other failure.',
    stops: 'A URL that fails the validation, which Zoom asks for every 72 hours, gets no more events.',
    bytes: 'not documented',
    byHand:
      'Zoom has no way to send an event once more. *Validate* sends a challenge, which is answered and not published.',
  },
  quirks: [
    'An event has no id, so that a repetition is published again.',
    'Zoom waits three seconds.',
    'A `recording.completed` holds a token that downloads the recording for a day (`download_token`): let few see it.',
    'The token in `authorization` is the older proof, and is never looked at.',
  ],
  links: ['https://github.com/zoom/webhook-sample'],
};
