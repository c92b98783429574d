import type { MakeSample, Samples } from './sample.ts';

const us = { id: 2244994945, id_str: '2244994945', name: 'Größe & Söhne', screen_name: 'groesse' };
const zoe = { id: 3001969357, id_str: '3001969357', name: 'Zoë', screen_name: 'zoe' };

export const samples: Samples = {
  tweet_create_events: about('tweet_create_events', (unique) => ({
    created_at: 'Thu Jan 01 09:59:58 +0000 2026',
    id_str: unique,
    text: '@groesse Gibt es Größe M noch?',
    user: zoe,
    in_reply_to_user_id_str: us.id_str,
    lang: 'de',
    timestamp_ms: String(Date.now()),
  })),
  follow_events: about('follow_events', () => ({
    type: 'follow',
    created_timestamp: String(Date.now()),
    target: us,
    source: zoe,
  })),
};

function about(list: string, event: (unique: string) => object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ for_user_id: us.id_str, [list]: [event(unique)] }),
  });
}
