import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  http_alert_origin_error: alert('http_alert_origin_error', 'Origin errors', {
    unreachable_zones: [{ host: 'shop.example.com', zone_name: 'example.com' }],
  }),
  dos_attack_l7: alert('dos_attack_l7', 'DDoS', {
    attack_id: 'aa0ad8d7b2ea8c6f',
    attack_type: 'HTTP flood',
    target_hostname: 'shop.example.com',
    requests_per_second: 21000,
  }),
};

function alert(alertType: string, policy: string, data: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name: policy,
      text: `${policy}: see the dashboard for details.`,
      data,
      ts: Math.floor(Date.now() / 1000),
      account_id: '9035f53656c74a1b8e2d7f60c1a4b3e2',
      policy_id: '5a3c1f7e9b2d48608c4e1f7a9b2d4860',
      policy_name: policy,
      alert_type: alertType,
      alert_correlation_id: unique,
      alert_event: 'ALERT_STATE_EVENT_START',
    }),
  });
}
