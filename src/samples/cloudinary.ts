import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  upload: about('upload', { format: 'jpg', width: 864, height: 576, bytes: 120_253 }),
  moderation: about('moderation', { moderation_status: 'rejected', moderation_kind: 'manual' }),
};

function about(notification_type: string, said: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      notification_type,
      timestamp: new Date().toISOString(),
      request_id: unique,
      asset_id: unique.replaceAll('-', ''),
      public_id: 'schuhe/größe-42',
      resource_type: 'image',
      ...said,
    }),
  });
}
