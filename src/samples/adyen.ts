import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  AUTHORISATION: about('AUTHORISATION', { paymentMethod: 'visa', reason: '033899:1111:03/2030' }),
  CHARGEBACK: about('CHARGEBACK', { paymentMethod: 'mc', reason: 'Fraud' }),
};

function about(eventCode: string, more: Readonly<Record<string, string>>): MakeSample {
  return (unique) => {
    const item = {
      additionalData: {},
      amount: { currency: 'EUR', value: 2900 },
      eventCode,
      eventDate: new Date().toISOString(),
      merchantAccountCode: 'AcmeECOM',
      merchantReference: `order:größer:${unique.slice(0, 8)}`,
      pspReference: unique.replaceAll('-', '').slice(0, 16).toUpperCase(),
      success: 'true',
      ...more,
    };
    return {
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Adyen HttpClient 1.0' },
      body: JSON.stringify({ live: 'false', notificationItems: [{ NotificationRequestItem: item }] }),
    };
  };
}
