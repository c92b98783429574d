import type { MakeSample, Samples } from './sample.ts';

const from = { id: 88200345, is_bot: false, first_name: 'Zoë', language_code: 'de' };

export const samples: Samples = {
  message: update('message', {
    message_id: 1365,
    from,
    chat: { id: 88200345, first_name: 'Zoë', type: 'private' },
    date: 1767261598,
    text: '/start Größe',
  }),
  callback_query: update('callback_query', {
    id: '4382bfdwdsb323b2d9',
    from,
    chat_instance: '-4382749872',
    data: 'size:m',
  }),
};

function update(type: string, said: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    // whole numbers that Telegram counts up
    body: JSON.stringify({ update_id: Number.parseInt(unique.slice(0, 7), 16), [type]: said }),
  });
}
