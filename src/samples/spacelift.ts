import type { Samples } from './sample.ts';

const headers = { 'content-type': 'application/json' };

export const samples: Samples = {
  'TRACKED.FAILED': (unique) => ({
    headers,
    body: JSON.stringify({
      account: 'acme',
      state: 'FAILED',
      stateVersion: 4,
      timestamp: Math.floor(Date.now() / 1000),
      run: {
        id: unique,
        branch: 'main',
        commit: {
          authorLogin: 'ada',
          hash: '6b1d2f0c4e8a9357bd1c60f2a4e7358c9d0b1a26',
          message: 'Widen the subnet',
        },
        createdAt: Math.floor(Date.now() / 1000) - 60,
        triggeredBy: 'ada@example.com',
        type: 'TRACKED',
      },
      stack: { id: 'network', name: 'Network', description: '', labels: [] },
    }),
  }),
  'stack.create': (unique) => ({
    headers,
    body: JSON.stringify({
      account: 'acme',
      action: 'stack.create',
      actor: 'github::ada',
      context: { mutation: 'stackCreate' },
      data: { ID: unique, args: { Input: { Name: 'network', Autodeploy: false } } },
      remoteIP: '192.0.2.10',
      timestamp: Date.now(),
    }),
  }),
};
