import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  post_call_transcription: about('post_call_transcription', {
    status: 'done',
    transcript: [
      { role: 'agent', message: 'How can I help?', time_in_call_secs: 0 },
      { role: 'user', message: 'Where is my order?', time_in_call_secs: 3 },
    ],
    metadata: { call_duration_secs: 42, cost: 118 },
  }),
  call_initiation_failure: about('call_initiation_failure', { failure_reason: 'busy' }),
};

function about(type: string, what: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type,
      event_timestamp: Math.floor(Date.now() / 1000),
      data: { agent_id: 'agent_3f9c1e7a0b5d', conversation_id: `conv_${unique}`, ...what },
    }),
  });
}
