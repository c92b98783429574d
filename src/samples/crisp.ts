import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'message:send': about('message:send', (unique) => ({
    type: 'text',
    origin: 'chat',
    content: 'Where is my order?',
    from: 'user',
    fingerprint: Number.parseInt(unique.slice(0, 8), 16),
    user: { nickname: 'visitor42', user_id: `session_${unique}` },
  })),
  'session:set_state': about('session:set_state', () => ({ state: 'resolved' })),
};

function about(event: string, what: (unique: string) => Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      website_id: '9b2d4f60-1c8e-4a73-b5d9-07e6f3a8c214',
      event,
      data: {
        website_id: '9b2d4f60-1c8e-4a73-b5d9-07e6f3a8c214',
        session_id: `session_${unique}`,
        timestamp: Date.now(),
        ...what(unique),
      },
      timestamp: Date.now(),
    }),
  });
}
