import type { MakeSample, Samples } from './sample.ts';

const roomId = 'Y2lzY29zcGFyazovL3VzL1JPT00vYWNtZQ';

export const samples: Samples = {
  'messages.created': about('messages', (unique) => ({
    id: unique,
    roomId,
    roomType: 'group',
    personEmail: 'ada@example.com',
    created: new Date().toISOString(),
  })),
  'memberships.created': about('memberships', (unique) => ({
    id: unique,
    roomId,
    personEmail: 'grace@example.com',
    personDisplayName: 'Grace',
    isModerator: false,
    created: new Date().toISOString(),
  })),
};

function about(resource: string, data: (unique: string) => Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: 'Y2lzY29zcGFyazovL3VzL1dFQkhPT0svMQ',
      name: 'Everything to the bus',
      resource,
      event: 'created',
      orgId: 'Y2lzY29zcGFyazovL3VzL09SRy8x',
      status: 'active',
      created: '2026-01-01T10:00:00.000Z',
      data: data(unique),
    }),
  });
}
