import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { chosenText } from '../verification/credential-forms.ts';
import { hmac } from '../verification/schemes/hmac.ts';

const signature = {
  digest: 'sha256',
  encoding: 'hex',
  at: header('x-grafana-alerting-signature'),
  credential: chosenText,
} as const;

/** Contact points of the kind webhook, with an HMAC: one that shows a token or a password is no sender of its own. */
export const grafana = defineProvider({
  id: 'grafana',
  name: 'Grafana Alerting',
  docs: 'https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/',
  source: 'grafana.com',
  options: {
    timestampHeader: {
      type: 'string',
      meaning:
        'the *Timestamp header* of the contact point, whose time is signed then and must be less than 5 minutes away; where it is not set, a replay is as good as new',
      example: 'x-grafana-alerting-timestamp',
      shape: { pattern: /^x-grafana-[a-z0-9-]{1,54}$/, words: 'lower case, and begin with `x-grafana-`' },
    },
  },
  answerWithinMs: 5_000,
  // https://github.com/grafana/alerting/blob/main/http/hmac.go
  scheme: ({ timestampHeader }) =>
    timestampHeader === undefined
      ? hmac(signature)
      : hmac({
          ...signature,
          time: { at: header(timestampHeader), unit: 's' },
          message: ({ body }, time) => [time, ':', body],
        }),
  ...reads({
    each: ['alerts'],
    // an alert that goes on firing is said again, word for word
    name: ['json:fingerprint', 'json:status', 'json:startsAt'],
    type: 'json:status',
  }),
});
