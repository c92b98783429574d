import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'check.completed': about('check', 'complete', 'https://api.eu.onfido.com/v3.6/checks'),
  'workflow_run.completed': about('workflow_run', 'declined', 'https://api.eu.onfido.com/v3.6/workflow_runs'),
};

function about(resource_type: string, status: string, href: string): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      payload: {
        resource_type,
        action: `${resource_type}.completed`,
        object: {
          id: unique,
          status,
          completed_at_iso8601: new Date().toISOString(),
          href: `${href}/${unique}`,
        },
      },
    }),
  });
}
