import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the dashboard of Mux, open *Settings → Webhooks*, choose the environment and *Create new webhook*.',
    'Paste `{url}`.',
    'Choose *Show signing secret*, and store it as the secret of the endpoint.',
  ],
  secret: 'The *signing secret* of the webhook, which Mux makes.',
  types: [
    'video.asset.created',
    'video.asset.ready',
    'video.asset.errored',
    'video.upload.asset_created',
    'video.live_stream.active',
  ],
  rules: [
    {
      wants: 'assets that can be played',
      pattern: { source: ['mux.com'], 'detail-type': ['video.asset.ready'] },
    },
    {
      wants: 'everything about live streams in production',
      pattern: {
        source: ['mux.com'],
        'detail-type': [{ prefix: 'video.live_stream.' }],
        detail: { environment: { name: ['Production'] } },
      },
    },
  ],
  repeats: {
    schedule: 'for 24 hours, with growing pauses',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'others',
    byHand: 'Mux documents no way to have something delivered once more.',
  },
  quirks: ['The list `attempts` in the body grows with each attempt. The id stays.'],
  links: ['https://www.mux.com/docs/core/listen-for-webhooks', 'https://github.com/muxinc/mux-node-sdk'],
};
