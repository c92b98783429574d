import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'As an administrator of Jira, open *Settings → System → WebHooks*, and create a webhook.',
    'Paste `{url}` as its URL, choose its events, and generate a *Secret*: without one, Jira signs nothing.',
    'Store that secret as the secret of the endpoint.',
    'For a Connect app: set the option `connect` and `publicUrl`, and store the `sharedSecret` that Jira sent to the `installed` callback of the app.',
  ],
  secret:
    'Jira generates it for the webhook and shows it once; of a Connect app it is the `sharedSecret` of one installation.',
  types: [
    'jira:issue_created',
    'jira:issue_updated',
    'jira:issue_deleted',
    'comment_created',
    'sprint_started',
  ],
  rules: [
    {
      wants: 'new issues',
      pattern: { source: ['atlassian.com'], 'detail-type': ['jira:issue_created'] },
    },
    {
      wants: 'bugs of one project that change',
      pattern: {
        source: ['atlassian.com'],
        'detail-type': ['jira:issue_updated'],
        detail: { issue: { fields: { project: { key: ['SHOP'] }, issuetype: { name: ['Bug'] } } } },
      },
    },
  ],
  repeats: {
    schedule: 'up to five times, after a timeout, 408, 409, 425, 429 or a 5xx',
    after4xx: 'Any other is not repeated.',
    stops: 'Nothing is switched off; a list of what failed can be asked for.',
    bytes: 'not documented',
    byHand: 'Jira has no way to have something delivered once more.',
  },
  quirks: [
    'A webhook that an app has registered by OAuth is not signed this way: only those of administrators are, and those of Connect apps in theirs.',
    'The token of a Connect app proves nothing of the body: its events have the proof `partial`, and a rule can ask for more.',
    'The token of a Connect app covers the path behind its `baseUrl`: give it one without a path.',
    '`issue_event_type_name` says more of an update: `issue_assigned`, `issue_commented`.',
  ],
  links: [
    'https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/',
    'https://support.atlassian.com/jira-cloud-administration/docs/manage-webhooks/',
  ],
};
