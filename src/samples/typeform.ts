import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://www.typeform.com/developers/webhooks/example-payload/. */
export const samples: Samples = {
  form_response: response('form_response'),
  form_response_partial: response('form_response_partial'),
};

function response(type: string): MakeSample {
  return (unique) => {
    const now = new Date().toISOString();
    return {
      headers: { 'content-type': 'application/json', 'user-agent': 'Typeform Webhooks' },
      body: JSON.stringify({
        event_id: unique.replaceAll('-', ''),
        event_type: type,
        form_response: {
          form_id: 'lT4Z3j',
          token: unique.replaceAll('-', ''),
          landed_at: now,
          submitted_at: now,
          hidden: { user_id: 'abc123456' },
          definition: {
            id: 'lT4Z3j',
            title: 'Größe und Farbe',
            fields: [{ id: 'DlXFaesGBpoF', title: 'Welche Größe?', type: 'short_text' }],
          },
          answers: [{ type: 'text', text: 'M', field: { id: 'DlXFaesGBpoF', type: 'short_text' } }],
        },
      }),
    };
  };
}
