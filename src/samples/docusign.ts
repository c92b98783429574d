import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://developers.docusign.com/platform/webhooks/connect/json-sim-event-model. */
export const samples: Samples = {
  'envelope-completed': event('envelope-completed', {}),
  'recipient-completed': event('recipient-completed', { recipientId: '1' }),
};

function event(name: string, said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => {
    const accountId = '2b1c9e7d-3744-4a2d-9f0e-0fb15e8a1c93';
    return {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'x-authorization-digest': 'HMACSHA256',
        'x-docusign-accountid': accountId,
      },
      body: JSON.stringify({
        event: name,
        apiVersion: 'v2.1',
        uri: `/restapi/v2.1/accounts/${accountId}/envelopes/${unique}`,
        retryCount: 0,
        configurationId: 10183941,
        generatedDateTime: new Date().toISOString(),
        data: {
          accountId,
          userId: '7e90f1b4-52e6-4b8e-9f0e-3d1a6c2bd0f6',
          envelopeId: unique,
          ...said,
          envelopeSummary: { status: 'completed', emailSubject: 'Vertrag über die Größe' },
        },
      }),
    };
  };
}
