import type { MakeSample, Samples } from './sample.ts';

const project = {
  id: 278964,
  name: 'shop',
  web_url: 'https://gitlab.example.com/acme/shop',
  path_with_namespace: 'acme/shop',
  default_branch: 'main',
};
const user = { id: 4, name: 'Jo Smith', username: 'jsmith' };
const commit = 'da1560886d4f094c3e6c9ef40349f7d38b5d27d7';

/** Shapes as in https://docs.gitlab.com/user/project/integrations/webhook_events/. */
export const samples: Samples = {
  push: event('Push Hook', {
    object_kind: 'push',
    event_name: 'push',
    before: '95790bf891e76fee5e1747ab589903a6a1f80f22',
    after: commit,
    ref: 'refs/heads/main',
    checkout_sha: commit,
    user_id: user.id,
    user_username: user.username,
    project_id: project.id,
    project,
    commits: [],
    total_commits_count: 1,
  }),
  merge_request: event('Merge Request Hook', {
    object_kind: 'merge_request',
    event_type: 'merge_request',
    user,
    project,
    object_attributes: {
      id: 99,
      iid: 7,
      title: 'Add tax',
      state: 'merged',
      action: 'merge',
      source_branch: 'tax',
      target_branch: 'main',
    },
  }),
  pipeline: event('Pipeline Hook', {
    object_kind: 'pipeline',
    object_attributes: { id: 31, iid: 3, ref: 'main', sha: commit, status: 'success' },
    user,
    project,
  }),
};

/** With all that GitLab sends beside a signature, and beside a token. */
function event(hook: string, body: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitLab/19.1.0',
      'idempotency-key': unique,
      'webhook-id': unique,
      'x-gitlab-event': hook,
      'x-gitlab-event-uuid': unique,
      'x-gitlab-instance': 'https://gitlab.example.com',
      'x-gitlab-webhook-uuid': unique,
    },
    body: JSON.stringify(body),
  });
}
