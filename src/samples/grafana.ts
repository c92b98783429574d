import type { MakeSample, Samples } from './sample.ts';

/** Shapes as on Grafana's page on the webhook notifier. */
export const samples: Samples = {
  firing: notification('firing'),
  resolved: notification('resolved'),
};

function notification(status: 'firing' | 'resolved'): MakeSample {
  return (unique) => {
    const labels = { alertname: 'Größe des Pools', severity: 'critical', team: 'api' };
    const now = new Date().toISOString();
    return {
      headers: { 'content-type': 'application/json', 'user-agent': 'Grafana' },
      body: JSON.stringify({
        receiver: 'sallyport',
        status,
        alerts: [
          {
            status,
            labels,
            annotations: { summary: 'The pool is nearly used up' },
            startsAt: now,
            endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : now,
            generatorURL: 'https://grafana.example.com/alerting/grafana/1afz29v7z/view',
            fingerprint: unique.replaceAll('-', '').slice(0, 16),
            values: { B: 44.2 },
          },
        ],
        groupLabels: { alertname: labels.alertname },
        commonLabels: labels,
        externalURL: 'https://grafana.example.com/',
        version: '1',
        groupKey: '{}:{alertname="Größe des Pools"}',
        truncatedAlerts: 0,
        orgId: 1,
      }),
    };
  };
}
