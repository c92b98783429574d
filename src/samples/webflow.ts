import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  form_submission: about('form_submission', {
    name: 'Contact',
    siteId: '65427cf400e02b306eaa049c',
    data: { Name: 'Zoë', Message: 'Ist die Größe M noch da?' },
  }),
  collection_item_created: about('collection_item_created', {
    collectionId: '580e63fc8c9a982ac9b8b745',
    fieldData: { name: 'Schuhe', slug: 'schuhe' },
  }),
};

function about(triggerType: string, payload: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ triggerType, payload: { id: unique, ...payload } }),
  });
}
