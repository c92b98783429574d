import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  taskCreated: about('taskCreated', { field: 'task_creation', before: null, after: null }),
  taskStatusUpdated: about('taskStatusUpdated', {
    field: 'status',
    before: { status: 'in progress', type: 'custom' },
    after: { status: 'complete', type: 'closed' },
  }),
};

function about(event: string, change: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      event,
      task_id: '86c2kq7mz',
      webhook_id: 'd1c94e7f-5b02-4a8d-93e6-f07a2b81c5e4',
      history_items: [
        {
          id: unique,
          type: 1,
          date: String(Date.now()),
          parent_id: '901204758123',
          user: { id: 183, username: 'Ada' },
          ...change,
        },
      ],
    }),
  });
}
