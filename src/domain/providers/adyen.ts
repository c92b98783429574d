import { reads } from '../events/reads.ts';
import type { Answer } from '../outcome.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { hexKey } from '../verification/credential-forms.ts';
import { adyenItems } from '../verification/schemes/adyen-items.ts';
import { hmac } from '../verification/schemes/hmac.ts';

/** What the older of its configurations wait for; all others look at the status alone. */
const accepted: Answer = {
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: '[accepted]',
};

export const adyen = defineProvider({
  id: 'adyen',
  name: 'Adyen',
  docs: 'https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures',
  source: 'adyen.com',
  options: {
    platform: {
      type: 'boolean',
      meaning:
        'takes the webhooks of platforms and of management, whose header `HmacSignature` signs the whole body, and no others; without it standard webhooks, in which eight fields of each item are signed',
    },
  },
  answerWithinMs: 10_000,
  scheme: ({ platform }) =>
    platform
      ? hmac({ digest: 'sha256', encoding: 'base64', at: header('hmacsignature'), credential: hexKey() })
      : adyenItems(),
  ...reads({
    each: ['notificationItems'],
    id: ({ at }) => {
      const [reference, ...more] = ['pspReference', 'eventCode', 'success'].map((name) =>
        at(`json:NotificationRequestItem.${name}`),
      );
      return reference && [reference, ...more].join(':');
    },
    name: 'json:data.id',
    type: ['json:NotificationRequestItem.eventCode', 'json:type'],
    time: ['json:timestamp', 'iso'],
  }),
  answer: () => accepted,
});
