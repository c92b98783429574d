import { crc32 } from '../content/checksum.ts';
import { reads } from '../events/reads.ts';
import { defineProvider } from '../provider.ts';
import { header } from '../verification/carriers.ts';
import { certificate } from '../verification/schemes/public-key.ts';
import { reject } from '../verification/verdict.ts';

const transmission = header('paypal-transmission-id');

export const paypal = defineProvider({
  id: 'paypal',
  name: 'PayPal',
  docs: 'https://developer.paypal.com/api/rest/webhooks/rest/',
  source: 'paypal.com',
  options: {
    webhookId: {
      type: 'string',
      required: true,
      meaning:
        'the ID of the webhook, which is signed with each delivery: one of another webhook is rejected',
      example: '5GP028458E2496506',
    },
  },
  answerWithinMs: 5_000,
  scheme: ({ webhookId }) =>
    certificate({
      // the one that it uses: what `paypal-auth-algo` says is not looked at
      algorithm: 'rsa-sha256',
      encoding: 'base64',
      at: header('paypal-transmission-sig'),
      // nobody says that a repetition has a new time, and it comes for three days
      time: { at: header('paypal-transmission-time'), unit: 'iso', toleranceSeconds: 262_800 },
      certificateAt: header('paypal-cert-url'),
      keyAddress:
        /https:\/\/api(?:-m)?(?:[.]sandbox)?[.]paypal[.]com\/v1\/notifications\/certs\/[A-Za-z0-9_-]{1,128}/,
      exampleAddress: 'https://api.sandbox.paypal.com/v1/notifications/certs/CERT-sallyport',
      // anybody can make another body with the same checksum
      proof: 'partial',
      message: (request, time) => {
        const id = transmission.read(request);
        return id === undefined
          ? reject('signature_missing')
          : [[id, time, webhookId, crc32(request.body)].join('|')];
      },
    }),
  ...reads({ id: 'json:id', type: 'json:event_type' }),
});
