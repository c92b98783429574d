import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  ready: deploy('ready', null),
  error: deploy('error', 'Build script returned non-zero exit code: 2'),
};

function deploy(state: string, error: string | null): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'x-netlify-event': 'deploy_created' },
    body: JSON.stringify({
      id: unique.replaceAll('-', '').slice(0, 24),
      site_id: 'fa4dd95a-994e-4f89-8a7a-2d9e9fc36a32',
      build_id: '5ebc34bf4fea0b01f02efa38',
      state,
      name: 'groesse-und-soehne',
      url: 'https://shop.example.com',
      ssl_url: 'https://shop.example.com',
      created_at: '2026-01-01T09:57:58.511Z',
      updated_at: '2026-01-01T09:59:58.511Z',
      error_message: error,
      branch: 'main',
      locked: null,
      title: 'Größen sind wieder da',
      context: 'production',
    }),
  });
}
