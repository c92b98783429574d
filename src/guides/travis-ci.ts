import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Fetch `https://api.travis-ci.com/config`, and store its `config.notifications.webhook.public_key` as the secret of the endpoint; of Travis CI Enterprise, that of its own host.',
    'In `.travis.yml`, write `notifications: { webhooks: {url} }`.',
  ],
  secret: 'There is none: the endpoint stores the public key of Travis CI, as PEM.',
  types: [
    'push.Passed',
    'push.Broken',
    'push.Failed',
    'push.Fixed',
    'pull_request.Passed',
    'pull_request.Failed',
    'cron.Errored',
  ],
  rules: [
    {
      wants: 'builds that break',
      pattern: { source: ['travis-ci.com'], 'detail-type': [{ suffix: '.Broken' }] },
    },
    {
      wants: 'builds of the main branch that pass',
      pattern: {
        source: ['travis-ci.com'],
        'detail-type': ['push.Passed', 'push.Fixed'],
        detail: { branch: ['main'] },
      },
    },
  ],
  repeats: {
    schedule: 'not documented',
    after4xx: 'not documented',
    stops: 'not documented',
    bytes: 'not documented',
    byHand:
      'Travis CI documents no way to have something delivered once more; a restarted build is another event.',
  },
  quirks: [
    'The body is a form, of which the field `payload` is signed; what is on the bus is the JSON in it.',
    'The name of an event begins with the id of the build, which it has in every state.',
    'The signature is by SHA-1, and one key signs for all customers: match on `repository` where that matters.',
  ],
  links: ['https://docs.travis-ci.com/user/notifications/#configure-webhook-notifications'],
};
