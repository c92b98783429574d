import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'meeting.started': about('meeting.started', {}),
  'recording.completed': about('recording.completed', {
    recording_files: [{ id: '5b2c8e1a', file_type: 'MP4', file_size: 246560, status: 'completed' }],
  }),
};

function about(event: string, more: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json; charset=utf-8', 'x-zm-trackingid': unique },
    body: JSON.stringify({
      event,
      event_ts: Date.now(),
      payload: {
        account_id: 'bK3tVw9sQm2LxR7yNc4dHg',
        object: {
          id: '93412345678',
          uuid: unique,
          topic: 'Weekly review',
          type: 2,
          host_id: 'x7M2vQ4tRkW9sLbN1cYdHg',
          start_time: new Date().toISOString(),
          ...more,
        },
      },
    }),
  });
}
