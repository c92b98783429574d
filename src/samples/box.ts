import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'FILE.UPLOADED': about('FILE.UPLOADED', { type: 'file', name: 'Größe.xlsx', size: 24_832 }),
  'FOLDER.CREATED': about('FOLDER.CREATED', { type: 'folder', name: 'Contracts' }),
};

function about(trigger: string, source: object): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'box-delivery-id': unique,
      'box-signature-version': '1',
      'box-signature-algorithm': 'HmacSHA256',
    },
    body: JSON.stringify({
      type: 'webhook_event',
      id: unique,
      created_at: new Date().toISOString(),
      trigger,
      webhook: { id: '4165', type: 'webhook' },
      created_by: { type: 'user', id: '226067247', name: 'Zoe', login: 'zoe@example.com' },
      source: { id: '73835521473', ...source, parent: { type: 'folder', id: '11446498', name: 'Finance' } },
      additional_info: [],
    }),
  });
}
