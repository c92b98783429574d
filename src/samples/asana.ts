import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://developers.asana.com/docs/webhooks-guide. */
export const samples: Samples = {
  'task.changed': event('changed', { change: { field: 'completed', action: 'changed' } }),
  'task.added': event('added', { parent: { gid: '1201265399', resource_type: 'project' } }),
};

function event(action: string, said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json; charset=UTF-8', 'user-agent': 'Asana' },
    body: JSON.stringify({
      events: [
        {
          user: { gid: '12345', resource_type: 'user' },
          created_at: new Date().toISOString(),
          action,
          resource: { gid: gid(unique), resource_type: 'task', resource_subtype: 'default_task' },
          parent: null,
          ...said,
        },
      ],
    }),
  });
}

function gid(unique: string): string {
  return String(Number.parseInt(unique.slice(0, 8), 16));
}
