import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://vercel.com/docs/webhooks/webhooks-api. */
export const samples: Samples = {
  'deployment.created': deployment('created'),
  'deployment.error': deployment('error'),
};

function deployment(what: string): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'Vercel-Webhooks/1.0' },
    body: JSON.stringify({
      id: `uev_${unique.replaceAll('-', '').slice(0, 24)}`,
      type: `deployment.${what}`,
      createdAt: Date.now(),
      region: 'fra1',
      payload: {
        team: { id: 'team_k2Vw9Tn3Xc7Bm1Zr' },
        user: { id: 'x8Lq5Hd0Sp4Gf6Jy' },
        deployment: {
          id: `dpl_${unique.replaceAll('-', '').slice(0, 24)}`,
          name: 'shop',
          url: 'shop-git-main-acme.vercel.app',
          meta: { githubCommitRef: 'main', githubCommitMessage: 'Größe wird richtig gerundet' },
        },
        project: { id: 'prj_Tz4LrKs1VkBcYd8H' },
        target: 'production',
        plan: 'pro',
        regions: ['fra1'],
      },
    }),
  });
}
