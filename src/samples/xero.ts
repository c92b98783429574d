import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'INVOICE.CREATE': about('INVOICE', 'CREATE', 'Invoices'),
  'CONTACT.UPDATE': about('CONTACT', 'UPDATE', 'Contacts'),
};

function about(eventCategory: string, eventType: string, path: string): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      events: [
        {
          resourceUrl: `https://api.xero.com/api.xro/2.0/${path}/${unique}`,
          resourceId: unique,
          tenantId: 'c2cc9b6e-9458-4c7d-93cc-f02b81b0594f',
          tenantType: 'ORGANISATION',
          eventCategory,
          eventType,
          eventDateUtc: new Date().toISOString().replace('Z', ''),
        },
      ],
      firstEventSequence: 1,
      lastEventSequence: 1,
      entropy: 'WLBCSXPNUKADFQRTHYJM',
    }),
  });
}
