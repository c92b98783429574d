import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'contact.creation': about({ subscriptionType: 'contact.creation', changeFlag: 'NEW' }),
  'deal.propertyChange': about({
    subscriptionType: 'deal.propertyChange',
    propertyName: 'dealstage',
    propertyValue: 'closedwon',
  }),
};

function about(said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([
      {
        eventId: Number.parseInt(unique.slice(0, 8), 16),
        subscriptionId: 138_542,
        portalId: 62_515,
        appId: 54_321,
        occurredAt: Date.now(),
        attemptNumber: 0,
        objectId: 123,
        changeSource: 'CRM',
        ...said,
      },
    ]),
  });
}
