import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In the project or the group, open *Settings → Webhooks* and choose *Add new webhook*.',
    'Paste `{url}` as *URL*, and choose the triggers.',
    'Paste the secret of the endpoint as *Secret token*. With GitLab 19.0 and later, make a *signing token* instead, store that, and set `"options": {"signed": true}`.',
  ],
  secret:
    'The secret token is yours to choose: 16 characters or more. A signing token is made by GitLab, shown once, and begins with `whsec_`.',
  types: ['push', 'tag_push', 'merge_request', 'issue', 'note', 'pipeline', 'build', 'release'],
  rules: [
    {
      wants: 'merge requests that were merged',
      pattern: {
        source: ['gitlab.com'],
        'detail-type': ['merge_request'],
        detail: { object_attributes: { action: ['merge'] } },
      },
    },
    {
      wants: 'pipelines of one branch that ended',
      pattern: {
        source: ['gitlab.com'],
        'detail-type': ['pipeline'],
        detail: { object_attributes: { ref: ['main'], status: ['success', 'failed'] } },
      },
    },
  ],
  repeats: {
    schedule: 'never',
    after4xx: 'It counts as a failure, and may disable the hook until somebody enables it again.',
    stops:
      'After four failures in a row a hook of a project or group is disabled: for a minute, doubling up to a day, or for good.',
    bytes: 'not documented',
    byHand:
      '*Resend Request*, and the same in its API, sends the same id with a new time and a new signature. GitLab never repeats a delivery by itself.',
  },
  quirks: [
    'Without `signed` nothing is signed: whoever saw one delivery can send any other.',
    'GitLab sends the secret token also where it signs. With `signed` it is never looked at.',
    'A self-managed GitLab has a timeout of its own.',
  ],
  links: ['https://docs.gitlab.com/user/project/integrations/webhook_events/'],
};
