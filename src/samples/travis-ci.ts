import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'push.Broken': about('Broken', 1),
  'push.Passed': about('Passed', 0),
};

function about(message: string, status: number): MakeSample {
  return (unique) => {
    const build = {
      id: Number.parseInt(unique.slice(0, 8), 16),
      number: '218',
      type: 'push',
      status,
      result: status,
      status_message: message,
      result_message: message,
      branch: 'main',
      commit: '6b1d2f0c4e8a9357bd1c60f2a4e7358c9d0b1a26',
      message: 'Raise the limit',
      build_url: 'https://app.travis-ci.com/acme/shop/builds/218',
      finished_at: new Date().toISOString(),
      repository: { id: 7, name: 'shop', owner_name: 'acme' },
    };
    return {
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'travis-repo-slug': 'acme/shop' },
      body: new URLSearchParams({ payload: JSON.stringify(build) }).toString(),
    };
  };
}
