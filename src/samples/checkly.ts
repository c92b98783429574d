import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  ALERT_FAILURE: about('ALERT_FAILURE', 'Check "Checkout works" has failed'),
  ALERT_RECOVERY: about('ALERT_RECOVERY', 'Check "Checkout works" has recovered'),
};

function about(type: string, title: string): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'x-checkly-timestamp': String(Date.now()) },
    body: JSON.stringify({
      title,
      alert_type: type,
      check_id: '2f6d8c3e-71a0-4be9-95d4-c80b6e2f1a73',
      check_name: 'Checkout works',
      check_type: 'BROWSER',
      check_result_id: unique,
      run_location: 'Frankfurt',
      response_time: 1840,
      started_at: new Date().toISOString(),
    }),
  });
}
