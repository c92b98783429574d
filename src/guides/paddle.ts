import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In Paddle, open *Developer tools → Notifications* and choose *New destination*.',
    'Choose *URL* as its type, paste `{url}`, and select the events.',
    'Save it, open *Edit destination*, copy the *secret key*, and store it as the secret of the endpoint.',
  ],
  secret:
    'The *secret key* of the notification destination, under *Edit destination*: it begins with `pdl_ntfset_`.',
  types: [
    'transaction.completed',
    'transaction.payment_failed',
    'subscription.created',
    'subscription.updated',
    'subscription.canceled',
    'customer.created',
  ],
  rules: [
    {
      wants: 'transactions that are paid',
      pattern: { source: ['paddle.com'], 'detail-type': ['transaction.completed'] },
    },
    {
      wants: 'subscriptions that fall behind',
      pattern: {
        source: ['paddle.com'],
        'detail-type': ['subscription.updated'],
        detail: { data: { status: ['past_due'] } },
      },
    },
  ],
  repeats: {
    schedule: '60 times within three days; in the sandbox three times within 15 minutes',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      '*Replay* in the log of notifications sends the event as a new notification: it is published once more.',
  },
  quirks: [
    'The signed time must be less than 5 s away, as in the SDKs of Paddle, so that a clock that is off turns everything away.',
    'While the secret of a destination is being changed, a delivery carries an `h1` for each: any of them may match.',
  ],
  links: ['https://github.com/PaddleHQ/paddle-node-sdk'],
  unconfirmed: [
    'Whether a repetition keeps `notification_id`: were it a new one, an event that is repeated would be published twice.',
  ],
};
