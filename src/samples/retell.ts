import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  call_ended: about('call_ended', { disconnection_reason: 'user_hangup', transcript: 'Agent: Hello' }),
  call_analyzed: about('call_analyzed', {
    call_analysis: {
      call_summary: 'Asked for a refund.',
      user_sentiment: 'Negative',
      call_successful: false,
    },
  }),
};

function about(event: string, what: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      event,
      call: {
        call_id: `call_${unique}`,
        call_type: 'phone_call',
        agent_id: 'agent_3f9c1e7a0b5d8264',
        call_status: 'ended',
        from_number: '+12025550143',
        to_number: '+12025550171',
        direction: 'inbound',
        start_timestamp: Date.now() - 42_000,
        end_timestamp: Date.now(),
        ...what,
      },
    }),
  });
}
