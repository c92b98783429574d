import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'video.asset.ready': about('video.asset.ready', 'asset', {
    status: 'ready',
    duration: 23.857167,
    aspect_ratio: '16:9',
    passthrough: 'größe',
  }),
  'video.live_stream.active': about('video.live_stream.active', 'live', { status: 'active' }),
};

function about(type: string, kind: string, data: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type,
      id: unique,
      created_at: new Date().toISOString(),
      object: { type: kind, id: `${kind}-${unique}` },
      environment: { name: 'Production', id: 'j0863n' },
      data: { id: `${kind}-${unique}`, ...data },
      accessor: null,
      attempts: [],
    }),
  });
}
