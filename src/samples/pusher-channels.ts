import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  channel_vacated: about('channel_vacated', {}),
  member_added: about('member_added', { user_id: 'zoë' }),
};

function about(name: string, said: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'x-pusher-key': '9f2c4b7e1a6d8350c9e4' },
    body: JSON.stringify({
      time_ms: Date.now(),
      events: [{ name, channel: `private-${unique}`, ...said }],
    }),
  });
}
