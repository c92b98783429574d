import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://developers.figma.com/docs/rest-api/webhooks-events/. */
export const samples: Samples = {
  FILE_COMMENT: event('FILE_COMMENT', (id) => ({
    comment: [{ text: 'Die Größe passt nicht' }],
    comment_id: id,
    parent_id: '',
    resolved_at: '',
    created_at: new Date().toISOString(),
  })),
  FILE_UPDATE: event('FILE_UPDATE', () => ({})),
};

function event(type: string, said: (id: string) => Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'Figma/1.0' },
    body: JSON.stringify({
      event_type: type,
      file_key: 'zH0CWxvPrqLsMnB4kTd9Qe',
      file_name: 'Größen',
      passcode: '',
      timestamp: new Date().toISOString(),
      triggered_by: { id: '813845097374535682', handle: 'Jo Smith' },
      webhook_id: '22',
      ...said(unique),
    }),
  });
}
