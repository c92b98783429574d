import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'entry.publish': about('entry', 'publish', (uid) => ({
    entry: { uid, title: 'What changed in spring', locale: 'en-us', _version: 4 },
    content_type: { uid: 'post', title: 'Post' },
    environment: { uid: 'blt7c1e3f0a9b52d864', name: 'production' },
  })),
  'asset.publish': about('asset', 'publish', (uid) => ({
    asset: { uid, filename: 'harbour.jpg', content_type: 'image/jpeg', file_size: '184223' },
  })),
};

function about(module: string, event: string, data: (uid: string) => object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'Contentstack' },
    body: JSON.stringify({
      triggered_at: new Date().toISOString(),
      module,
      api_key: 'blt3d9f7c0e1a5b8264',
      event,
      data: data(`blt${unique.replaceAll('-', '').slice(0, 16)}`),
    }),
  });
}
