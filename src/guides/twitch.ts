import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Choose a secret of 16 to 100 ASCII characters, store it as the secret of the endpoint, and deploy.',
    'Create a subscription at `POST https://api.twitch.tv/helix/eventsub/subscriptions`, with `{url}` as `transport.callback` and the secret as `transport.secret`.',
    'Twitch sends a challenge, which the gateway answers, and the status becomes `enabled`.',
  ],
  secret: 'You choose it when you create the subscription.',
  types: [
    'stream.online',
    'stream.offline',
    'channel.update',
    'channel.follow',
    'channel.subscribe',
    'channel.cheer',
    'channel.raid',
    'channel.channel_points_custom_reward_redemption.add',
    'revocation',
  ],
  rules: [
    {
      wants: 'streams that begin and end',
      pattern: { source: ['twitch.tv'], 'detail-type': ['stream.online', 'stream.offline'] },
    },
    {
      wants: 'subscriptions that Twitch has revoked',
      pattern: { source: ['twitch.tv'], 'detail-type': ['revocation'] },
    },
  ],
  repeats: {
    schedule: 'where Twitch is unsure that it was received; how often is not documented',
    after4xx: 'It is a failure like any other.',
    stops: 'After too many failures Twitch revokes the subscription (`notification_failures_exceeded`).',
    bytes: 'not documented',
    byHand: 'Twitch documents no way to have something delivered once more; its CLI sends test events.',
  },
  quirks: [
    'Twitch calls port 443 only.',
    'A revoked subscription is the event `revocation`: create it again, or nothing comes any more.',
  ],
  links: ['https://dev.twitch.tv/docs/eventsub/eventsub-subscription-types/'],
};
