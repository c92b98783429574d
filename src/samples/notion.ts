import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'page.content_updated': about('page.content_updated', 'page', {
    updated_blocks: [{ id: '153104cd-477e-80b3-8d9c-d6b1f0e7a2c4', type: 'block' }],
    parent: { id: '13950b26-c203-4f3b-b97d-93ec06319565', type: 'space' },
  }),
  'comment.created': about('comment.created', 'comment', {
    page_id: '153104cd-477e-809d-8dc4-ff2d96ae3090',
    parent: { id: '153104cd-477e-809d-8dc4-ff2d96ae3090', type: 'page' },
  }),
};

function about(type: string, entity: string, data: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'notion-api' },
    body: JSON.stringify({
      id: unique,
      timestamp: new Date().toISOString(),
      workspace_id: '13950b26-c203-4f3b-b97d-93ec06319565',
      workspace_name: 'Größe & Söhne',
      subscription_id: '29d75c0d-5546-4414-8459-7b7a92f1fc4b',
      integration_id: '0ef2e755-4912-8096-91c1-00376a88a5ca',
      authors: [{ id: 'c7c11cca-1d73-471d-9b6e-bdef51470190', type: 'person' }],
      attempt_number: 1,
      entity: { id: '153104cd-477e-809d-8dc4-ff2d96ae3090', type: entity },
      type,
      data,
    }),
  });
}
