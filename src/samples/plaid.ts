import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'TRANSACTIONS.SYNC_UPDATES_AVAILABLE': about('TRANSACTIONS', 'SYNC_UPDATES_AVAILABLE', {
    initial_update_complete: true,
    historical_update_complete: false,
  }),
  'ITEM.ERROR': about('ITEM', 'ERROR', {
    error: {
      error_type: 'ITEM_ERROR',
      error_code: 'ITEM_LOGIN_REQUIRED',
      error_message: 'the login details of this item have changed',
      display_message: 'Größer',
    },
  }),
};

function about(type: string, code: string, more: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'Go-http-client/1.1' },
    body: JSON.stringify(
      { environment: 'sandbox', item_id: unique, webhook_type: type, webhook_code: code, ...more },
      null,
      2,
    ),
  });
}
