import type { MakeSample, Samples } from './sample.ts';

/** Shapes as in https://developers.facebook.com/docs/graph-api/webhooks/getting-started and its neighbours; Meta escapes what is not ASCII. */
export const samples: Samples = {
  'whatsapp_business_account.messages': sample((unique) => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: [
          {
            value: {
              messaging_product: 'whatsapp',
              metadata: {
                display_phone_number: '15550783881',
                phone_number_id: '106540352242922',
              },
              contacts: [
                {
                  profile: {
                    name: 'Zoë Ångström',
                  },
                  wa_id: '16505551234',
                },
              ],
              messages: [
                {
                  from: '16505551234',
                  id: `wamid.${unique}`,
                  timestamp: '1767261597',
                  text: {
                    body: 'Ist die Größe M noch da?',
                  },
                  type: 'text',
                },
              ],
            },
            field: 'messages',
          },
        ],
      },
    ],
  })),
  'page.messaging': sample((unique) => ({
    object: 'page',
    entry: [
      {
        time: 1767261598001,
        id: '104872265893310',
        messaging: [
          {
            sender: {
              id: '6493822170682541',
            },
            recipient: {
              id: '104872265893310',
            },
            timestamp: 1767261597123,
            message: {
              mid: `m_${unique}`,
              text: 'Grüße',
            },
          },
        ],
      },
    ],
  })),
  'page.feed': sample((unique) => ({
    entry: [
      {
        id: '104872265893310',
        time: 1767261598,
        changes: [
          {
            value: {
              from: {
                id: '6493822170682541',
                name: 'Jörg Müller',
              },
              message: 'Schön',
              post_id: `104872265893310_${unique}`,
              comment_id: `922817_${unique}`,
              created_time: 1767261596,
              item: 'comment',
              parent_id: '104872265893310_922817',
              verb: 'add',
            },
            field: 'feed',
          },
        ],
      },
    ],
    object: 'page',
  })),
  'instagram.comments': sample((unique) => ({
    entry: [
      {
        id: '17841405309211844',
        time: 1767261598,
        changes: [
          {
            value: {
              from: {
                id: '232323232',
                username: 'zoe.k',
              },
              media: {
                id: '17918920912340654',
                media_product_type: 'FEED',
              },
              id: unique,
              text: 'süß',
            },
            field: 'comments',
          },
        ],
      },
    ],
    object: 'instagram',
  })),
};

function sample(body: (unique: string) => object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'facebookexternalua' },
    body: JSON.stringify(body(unique)).replaceAll(/[^\x20-\x7e]/g, escaped),
  });
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
