import type { Samples } from './sample.ts';

const headers = { 'content-type': 'application/json' };

export const samples: Samples = {
  text: (unique) => ({
    headers,
    body: JSON.stringify({
      message_uuid: unique,
      to: '447700900000',
      from: '447700900001',
      timestamp: '2026-01-01T09:59:58Z',
      channel: 'whatsapp',
      message_type: 'text',
      text: 'Ist die Größe M noch da?',
    }),
  }),
  rejected: (unique) => ({
    headers,
    body: JSON.stringify({
      message_uuid: unique,
      to: '447700900000',
      from: '447700900001',
      timestamp: '2026-01-01T09:59:58Z',
      channel: 'sms',
      status: 'rejected',
      error: {
        type: 'https://developer.vonage.com/api-errors/messages#1300',
        title: 1300,
        detail: 'Not part of the provider network',
      },
    }),
  }),
};
