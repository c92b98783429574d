import type { Samples } from './sample.ts';

const subject = '/blobServices/default/containers/orders/blobs/größe.csv';
const data = { api: 'PutBlob', contentType: 'text/csv', contentLength: 524288, blobType: 'BlockBlob' };
const topic =
  '/subscriptions/5b4b650e-28b9-4790-b3ab-ddbd88d727c4/resourceGroups/shop/providers/Microsoft.Storage/storageAccounts/shop';

export const samples: Samples = {
  'Microsoft.Storage.BlobCreated': (unique) => ({
    headers: { 'content-type': 'application/json; charset=utf-8', 'aeg-event-type': 'Notification' },
    body: JSON.stringify([
      {
        id: unique,
        topic,
        subject,
        eventType: 'Microsoft.Storage.BlobCreated',
        eventTime: '2026-01-01T09:59:58.1234567Z',
        data,
        dataVersion: '',
        metadataVersion: '1',
      },
    ]),
  }),
  'Microsoft.Storage.BlobDeleted': (unique) => ({
    headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
    body: JSON.stringify({
      specversion: '1.0',
      id: unique,
      source: topic,
      subject,
      type: 'Microsoft.Storage.BlobDeleted',
      time: '2026-01-01T09:59:58.1234567Z',
      data: { ...data, api: 'DeleteBlob' },
    }),
  }),
};
