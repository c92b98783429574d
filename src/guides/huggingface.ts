import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Store a secret of 16 ASCII characters or more for the endpoint.',
    'In Hugging Face, open *Settings → Webhooks*, choose *Add a new webhook*, and say which repositories, users or organizations it watches.',
    'Paste `{url}` and the secret. Do not put the secret into the URL, which Hugging Face offers too.',
  ],
  secret: 'You choose it. It is shown with every request as it is, and signs nothing.',
  types: [
    'repo.create',
    'repo.update',
    'repo.delete',
    'repo.content.update',
    'repo.config.update',
    'discussion.create',
    'discussion.update',
    'discussion.comment.create',
  ],
  rules: [
    {
      wants: 'commits to one model',
      pattern: {
        source: ['huggingface.co'],
        'detail-type': ['repo.content.update'],
        detail: { repo: { type: ['model'], name: ['acme/classifier'] } },
      },
    },
    {
      wants: 'new pull requests',
      pattern: {
        source: ['huggingface.co'],
        'detail-type': ['discussion.create'],
        detail: { discussion: { isPullRequest: [true] } },
      },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'More than 1,000 events in 24 hours are not sent.',
    bytes: 'not documented',
    byHand:
      '*Replay* in the activity of a webhook sends an event once more, to the URL and with the secret that are set by then.',
  },
  quirks: [
    'Nothing is signed: the proof is `token`, and whoever has seen one request can send any other.',
    'An event has no id, so that nothing that comes twice is suppressed.',
    'A new scope is a narrower one: match by prefix, `repo.config`.',
  ],
  links: ['https://huggingface.co/docs/hub/webhooks'],
};
