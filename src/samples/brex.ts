import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  TRANSFER_FAILED: about({
    event_type: 'TRANSFER_FAILED',
    transfer_id: 'dptx_cjt1zwqkn000f01mk6xpe9q1a',
    company_id: 'cuacc_cjt1zwqkn000a01mkb1i1x4v0',
  }),
  USER_UPDATED: about({
    event_type: 'USER_UPDATED',
    user_id: 'cuuser_cjt1zwqkn000b01mk0m5t6b7n',
    company_id: 'cuacc_cjt1zwqkn000a01mkb1i1x4v0',
    updated_attributes: ['STATUS'],
  }),
};

function about(said: Readonly<Record<string, unknown>>): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'webhook-id': unique },
    body: JSON.stringify(said),
  });
}
