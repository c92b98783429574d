import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'Issue.create': about('Issue', 'create', (id) => ({
    id,
    title: 'The importer drops the last row',
    number: 218,
    priority: 2,
    team: { id: 'f1b4d0f6-52e6-4b8e-9f0e-3d1a6c2b7e90', key: 'ENG', name: 'Engineering' },
    state: { name: 'Todo', type: 'unstarted' },
  })),
  'Comment.create': about('Comment', 'create', (id) => ({
    id,
    body: 'Seen again with a file of 10 MB.',
    issueId: '6f3c1a52-8d0f-4f0b-9a57-1b9c3e7d2a44',
  })),
};

function about(
  type: string,
  action: string,
  data: (id: string) => Readonly<Record<string, unknown>>,
): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Linear-Webhook',
      'linear-delivery': unique,
      'linear-event': type,
    },
    body: JSON.stringify({
      action,
      type,
      createdAt: new Date().toISOString(),
      data: data(unique),
      organizationId: 'c8f5b1d2-7a43-4f6e-b0d9-25e8a1c93b07',
      webhookTimestamp: Date.now(),
    }),
  });
}
