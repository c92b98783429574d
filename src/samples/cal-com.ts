import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  BOOKING_CREATED: about('BOOKING_CREATED', { status: 'ACCEPTED' }),
  BOOKING_CANCELLED: about('BOOKING_CANCELLED', {
    status: 'CANCELLED',
    cancellationReason: 'Something came up.',
  }),
};

function about(triggerEvent: string, what: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      triggerEvent,
      createdAt: new Date().toISOString(),
      payload: {
        type: 'intro-call',
        title: 'Intro call between Ada and Grace',
        uid: unique,
        startTime: '2027-01-04T09:00:00Z',
        endTime: '2027-01-04T09:30:00Z',
        organizer: { name: 'Ada', email: 'ada@example.com', timeZone: 'Europe/London' },
        attendees: [{ name: 'Grace', email: 'grace@example.com', timeZone: 'America/New_York' }],
        ...what,
      },
    }),
  });
}
