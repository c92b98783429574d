import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'ContentManagement.Entry.publish': about('Entry', 'publish', {
    contentType: link('ContentType', 'blogPost'),
    publishedCounter: 1,
  }),
  'ContentManagement.Asset.publish': about('Asset', 'publish', { publishedCounter: 1 }),
};

function about(type: string, action: string, sys: object): MakeSample {
  return (unique) => ({
    headers: {
      'content-type': 'application/vnd.contentful.management.v1+json',
      'x-contentful-topic': `ContentManagement.${type}.${action}`,
      'x-contentful-webhook-name': 'Sallyport',
      'x-contentful-idempotency-key': unique,
    },
    body: JSON.stringify({
      metadata: { tags: [] },
      sys: {
        type,
        id: unique,
        space: link('Space', 'b2v8js0z0fpd'),
        environment: link('Environment', 'master'),
        createdAt: '2026-01-01T09:59:58.511Z',
        revision: 1,
        ...sys,
      },
      fields: { title: { de: 'Größe ist nicht alles' } },
    }),
  });
}

function link(linkType: string, id: string) {
  return { sys: { type: 'Link', linkType, id } };
}
