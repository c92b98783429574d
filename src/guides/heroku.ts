import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'Make a secret of your own, and store it as the secret of the endpoint.',
    'Run `heroku webhooks:add -i api:release -l sync -s <the secret> -u {url} -a <the app>`, with the events that you need; or add the webhook under *More → View webhooks* of the app.',
  ],
  secret:
    'You choose it when you add the webhook; where you choose none, Heroku makes one and shows it once.',
  types: [
    'api:release.create',
    'api:release.update',
    'api:build.update',
    'api:dyno.update',
    'api:app.update',
  ],
  rules: [
    {
      wants: 'releases that went out',
      pattern: {
        source: ['heroku.com'],
        'detail-type': ['api:release.update'],
        detail: { data: { status: ['succeeded'] } },
      },
    },
    {
      wants: 'dynos of one app that crashed',
      pattern: {
        source: ['heroku.com'],
        'detail-type': [{ prefix: 'api:dyno.' }],
        detail: { data: { state: ['crashed'], app: { name: ['acme-shop'] } } },
      },
    },
  ],
  repeats: {
    schedule:
      'With the level `sync` for 72 hours, one delivery after the other; with `notify` never: what is not taken is lost.',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'A delivery that fails for 72 hours is given up.',
    bytes: 'others',
    byHand:
      'Heroku has no way to send a delivery once more; `heroku webhooks:deliveries` lists the last ones.',
  },
  quirks: [
    'Choose the level `sync`: `notify` tries once.',
    'With `sync`, what comes later waits for what has failed.',
    'A repetition names another `attempt` in the body.',
    'The `--authorization` that one can ask for is a token beside the signature: here it proves nothing and is not needed.',
  ],
  links: [
    'https://devcenter.heroku.com/articles/app-webhooks',
    'https://devcenter.heroku.com/articles/app-webhooks-schema',
    'https://github.com/heroku/webhooks-docs/blob/master/devcenter/app-webhooks.md',
    'https://github.com/getsentry/sentry/blob/master/src/sentry_plugins/heroku/plugin.py',
  ],
};
