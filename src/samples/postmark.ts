import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  Bounce: about({
    RecordType: 'Bounce',
    ID: 692_560_173,
    Type: 'HardBounce',
    TypeCode: 1,
    Email: 'gone@example.org',
    Description: 'The server was unable to deliver your message.',
    BouncedAt: '2026-01-01T10:00:00Z',
  }),
  Delivery: about({
    RecordType: 'Delivery',
    Recipient: 'ada@example.org',
    DeliveredAt: '2026-01-01T10:00:00Z',
    Details: 'Test delivery webhook details',
  }),
};

function about(said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'Postmark' },
    body: JSON.stringify({
      ...said,
      MessageID: unique,
      ServerID: 23,
      MessageStream: 'outbound',
      Tag: 'welcome',
    }),
  });
}
