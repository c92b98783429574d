import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'jira:issue_updated': issue('jira:issue_updated', 'issue_assigned'),
  'jira:issue_created': issue('jira:issue_created', 'issue_created'),
};

function issue(webhookEvent: string, what: string): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Atlassian Webhook HTTP Client',
      'x-atlassian-webhook-identifier': unique,
      'x-atlassian-webhook-flow': 'Primary',
    },
    body: JSON.stringify({
      timestamp: Date.now(),
      webhookEvent,
      issue_event_type_name: what,
      user: { accountId: '5b10a2844c20165700ede21g', displayName: 'Zoë' },
      issue: {
        id: '10002',
        key: 'SHOP-218',
        fields: {
          summary: 'Die Größe stimmt nicht',
          issuetype: { name: 'Bug' },
          project: { id: '10000', key: 'SHOP', name: 'Shop' },
        },
      },
    }),
  });
}
