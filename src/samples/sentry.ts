import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://docs.sentry.io/organization/integrations/integration-platform/webhooks/. */
export const samples: Samples = {
  'issue.created': about('issue', 'created', {
    issue: {
      id: '1170820242',
      shortId: 'API-7X',
      title: 'TypeError: Größe ist keine Zahl',
      level: 'error',
      status: 'unresolved',
      project: { id: '1', slug: 'api', platform: 'node' },
    },
  }),
  'event_alert.triggered': about('event_alert', 'triggered', {
    event: { event_id: 'e4874d664c3540c1a32eab185f12c5ab', level: 'error', platform: 'node' },
    triggered_rule: 'Many errors in the API',
  }),
};

function about(resource: string, action: string, data: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'request-id': unique.replaceAll('-', ''),
      'sentry-hook-resource': resource,
      'sentry-hook-timestamp': String(Math.floor(Date.now() / 1000)),
    },
    body: JSON.stringify({
      action,
      installation: { uuid: '24b3a1f6-0d7c-4c5e-9e8b-6f2a1d3c5b70' },
      data,
      actor: { type: 'application', id: 'sentry', name: 'Sentry' },
    }),
  });
}
