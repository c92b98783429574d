import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'tracker.updated': about('tracker.updated', (unique) => ({
    id: `trk_${unique}`,
    object: 'Tracker',
    mode: 'production',
    tracking_code: 'EZ4000004000',
    status: 'delivered',
    carrier: 'UPS',
    weight: 614.4,
  })),
  'refund.successful': about('refund.successful', (unique) => ({
    id: `rfnd_${unique}`,
    object: 'Refund',
    status: 'refunded',
    tracking_code: 'EZ4000004000',
    carrier: 'USPS',
  })),
};

function about(
  description: string,
  result: (unique: string) => Readonly<Record<string, unknown>>,
): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      description,
      mode: 'production',
      previous_attributes: {},
      created_at: new Date().toISOString(),
      id: `evt_${unique}`,
      user_id: 'user_3f9c1e7a0b5d',
      status: 'pending',
      object: 'Event',
      result: result(unique),
    }),
  });
}
