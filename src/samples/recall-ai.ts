import type { MakeSample, Samples } from './sample.ts';

const bot = { id: '8ef3d462-bdcd-44dc-9d5a-af244449a209', metadata: { team: 'sales' } };

export const samples: Samples = {
  'bot.done': about({
    event: 'bot.done',
    data: { data: { code: 'done', sub_code: null, updated_at: '2026-01-01T10:00:00.000Z' }, bot },
  }),
  'transcript.data': about({
    event: 'transcript.data',
    data: {
      data: { words: [{ text: 'Hello', start_timestamp: { relative: 12.4 } }], participant: { id: 100 } },
      bot,
    },
  }),
};

function about(said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'webhook-id': `msg_${unique}` },
    body: JSON.stringify(said),
  });
}
