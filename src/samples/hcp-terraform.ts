import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'run:needs_attention': run('run:needs_attention', 'planned', 'Run Planned - Needs Confirmation'),
  'run:errored': run('run:errored', 'errored', 'Run Errored'),
};

function run(trigger: string, status: string, message: string): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'TFE/1.0 (+https://app.terraform.io; TFE)' },
    body: JSON.stringify({
      payload_version: 1,
      notification_configuration_id: 'nc-8hKq2Tn5Wd7RxLmB',
      run_url: `https://app.terraform.io/app/acme/production/runs/run-${unique}`,
      run_id: `run-${unique}`,
      run_message: 'Raise the number of queue workers',
      run_created_at: new Date(Date.now() - 60_000).toISOString(),
      run_created_by: 'ada',
      workspace_id: 'ws-V4pZ9sYc2JfGqD6e',
      workspace_name: 'production',
      organization_name: 'acme',
      notifications: [
        {
          message,
          trigger,
          run_status: status,
          run_updated_at: new Date().toISOString(),
          run_updated_by: 'ada',
        },
      ],
    }),
  });
}
