import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'Message.created': notification({
    changeType: 'created',
    resource: 'Users/ddfcd489-628b-40d7-b48b-57002df800e5/Messages/AAMkADMGAAA=',
    resourceData: {
      '@odata.type': '#Microsoft.Graph.Message',
      '@odata.id': 'Users/ddfcd489-628b-40d7-b48b-57002df800e5/Messages/AAMkADMGAAA=',
      '@odata.etag': 'W/"CQAAABYAAADkrWGo7bouTKlsgTZMr9KwAAAUWRHf"',
      id: 'AAMkADMGAAA=',
    },
  }),
  reauthorizationRequired: notification({ lifecycleEvent: 'reauthorizationRequired' }),
};

function notification(rest: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      value: [
        {
          id: unique,
          subscriptionId: '7f105c7d-2dc5-4530-97cd-4e7ae6534c07',
          subscriptionExpirationDateTime: '2026-01-02T09:59:58.123+00:00',
          clientState: '',
          tenantId: '84bd8158-6d4d-4958-8b9f-9d6445542f95',
          ...rest,
        },
      ],
    }),
  });
}
