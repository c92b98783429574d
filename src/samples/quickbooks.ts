import type { Sample, Samples } from './sample.ts';

export const samples: Samples = {
  'Invoice.Update': () =>
    json({
      eventNotifications: [
        {
          realmId: '1185883450',
          dataChangeEvent: {
            entities: [
              { name: 'Invoice', id: '145', operation: 'Update', lastUpdated: new Date().toISOString() },
            ],
          },
        },
      ],
    }),
  'qbo.customer.created.v1': (unique) =>
    json([
      {
        specversion: '1.0',
        id: unique,
        source: 'intuit.dsnBgbseACLLRZNxo2dfc4evmEJdxde58xeeYcZliOU=',
        type: 'qbo.customer.created.v1',
        datacontenttype: 'application/json',
        time: new Date().toISOString(),
        intuitentityid: '95',
        intuitaccountid: '310687',
        data: {},
      },
    ]),
};

function json(body: object): Sample {
  return {
    headers: { 'content-type': 'application/json', 'user-agent': 'intuit_notification_server/1.0' },
    body: JSON.stringify(body),
  };
}
