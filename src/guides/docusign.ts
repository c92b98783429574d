import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In eSignature Admin, open *Integrations → Connect → Connect Keys*, choose *Add Secret Key*, and store the key as the secret of the endpoint.',
    'Under *Configurations* add a *Custom* configuration with `{url}` as the URL to publish to, and the data format *REST v2.1* (JSON SIM).',
    'Check *Include HMAC Signature* and *Require Acknowledgement*, choose the events, and leave documents out of the data.',
  ],
  secret:
    'Docusign makes it, and shows all of it once. A message is signed with every key of the account: any of them will do.',
  types: [
    'envelope-sent',
    'envelope-delivered',
    'envelope-completed',
    'envelope-declined',
    'envelope-voided',
    'recipient-completed',
  ],
  rules: [
    {
      wants: 'envelopes that everybody has signed',
      pattern: { source: ['docusign.com'], 'detail-type': ['envelope-completed'] },
    },
    {
      wants: 'what becomes of envelopes of one account',
      pattern: {
        source: ['docusign.com'],
        'detail-type': [{ prefix: 'envelope-' }],
        detail: { data: { accountId: ['2b1c9e7d-3744-4a2d-9f0e-0fb15e8a1c93'] } },
      },
    },
  ],
  repeats: {
    schedule: 'With *Require Acknowledgement*: after some 5 minutes, then at doubled intervals, for 15 days.',
    after4xx: 'It counts as a failure, and is repeated like any other.',
    stops: 'not documented',
    bytes: 'others',
    byHand:
      '*Republish* in the Connect logs, and the same in its API, has the envelope sent once more, as it is then.',
  },
  quirks: [
    'Documents inside a message make it larger than Lambda takes (6 MB): fetch them when the event is there.',
    'The key looks like base64, and is used as the text that it is.',
    'XML, the legacy format, is signed alike: its events are `unknown`, and hold the text.',
  ],
  links: [
    'https://developers.docusign.com/platform/webhooks/connect/hmac',
    'https://developers.docusign.com/platform/webhooks/connect/json-sim-event-model',
  ],
  unconfirmed: ['whether `generatedDateTime` stays the same when a message is repeated'],
};
