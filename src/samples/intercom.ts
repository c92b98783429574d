import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://developers.intercom.com/docs/references/webhooks/webhook-models. */
export const samples: Samples = {
  'conversation.user.created': about('conversation.user.created', {
    type: 'conversation',
    id: '1298736',
    state: 'open',
    source: { type: 'conversation', subject: '', body: '<p>Gibt es die Größe M noch?</p>' },
  }),
  'contact.created': about('contact.created', {
    type: 'contact',
    id: '64f1c2d07a43b0e925e8a1c9',
    role: 'lead',
    email: 'jo@example.com',
    name: 'Jo Smith',
  }),
};

function about(topic: string, item: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => {
    const now = Math.floor(Date.now() / 1000);
    return {
      headers: { 'content-type': 'application/json', 'user-agent': 'intercom-webhooks/1.0' },
      body: JSON.stringify({
        type: 'notification_event',
        app_id: 'a86dr8yl',
        data: { type: 'notification_event_data', item },
        links: {},
        id: `notif_${unique}`,
        topic,
        delivery_status: 'pending',
        delivery_attempts: 1,
        delivered_at: 0,
        first_sent_at: now,
        created_at: now,
        self: null,
      }),
    };
  };
}
