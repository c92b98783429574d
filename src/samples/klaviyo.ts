import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'event:klaviyo.email_delivered': about('event:klaviyo.email_delivered', {
    Subject: 'Spring is here',
    'Campaign Name': 'Spring',
  }),
  'event:klaviyo.unsubscribed_from_email_marketing': about(
    'event:klaviyo.unsubscribed_from_email_marketing',
    { method: 'PROFILE_PAGE' },
  ),
};

function about(topic: string, properties: object): MakeSample {
  return (unique) => {
    const now = new Date();
    const datetime = now.toISOString();
    return {
      headers: {
        'content-type': 'application/json',
        'klaviyo-timestamp': now.toUTCString(),
        'klaviyo-webhook-id': '01KP4928STE8FKCWB6WDHZ4ZB7',
      },
      body: JSON.stringify({
        data: [
          {
            external_id: unique,
            topic,
            payload: {
              data: { type: 'event', id: unique, attributes: { datetime, event_properties: properties } },
            },
          },
        ],
        meta: {
          klaviyo_account_id: 'WBhXHN',
          klaviyo_webhook_id: '01KP4928STE8FKCWB6WDHZ4ZB7',
          timestamp: datetime,
          version: '2024-06-28',
        },
      }),
    };
  };
}
