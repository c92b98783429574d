import type { Guide } from './guide.ts';

export const guide: Guide = {
  setUp: [
    'In your HubSpot developer account, open the app and then *Webhooks*.',
    'Paste `{url}` as the target URL, and create a subscription for each type of event.',
    'Copy the *client secret* from *Auth*, and store it as the secret of the endpoint.',
  ],
  secret: 'The client secret of the app, on its page *Auth*: a UUID.',
  types: [
    'contact.creation',
    'contact.propertyChange',
    'contact.deletion',
    'company.creation',
    'deal.creation',
    'deal.propertyChange',
    'ticket.creation',
    'object.propertyChange',
    'conversation.newMessage',
  ],
  rules: [
    { wants: 'new contacts', pattern: { source: ['hubspot.com'], 'detail-type': ['contact.creation'] } },
    {
      wants: 'deals that move to another stage',
      pattern: {
        source: ['hubspot.com'],
        'detail-type': ['deal.propertyChange'],
        detail: { propertyName: ['dealstage'] },
      },
    },
  ],
  repeats: {
    schedule: 'up to ten times within 24 hours, at random intervals that grow',
    after4xx:
      'It is repeated, but for those that older pages of its documentation except: 400, 401, 403, 404 and 405.',
    stops: 'Nothing is documented that does.',
    bytes: 'others',
    byHand: 'HubSpot has no way to send an event once more.',
  },
  quirks: [
    'The signature covers the URL: behind a proxy the endpoint needs `publicUrl`.',
    'One delivery holds up to 100 events, and each becomes an event of its own.',
    'The webhooks of workflows have the second version of the signature, and are refused.',
  ],
  links: ['https://github.com/HubSpot/hubspot-api-nodejs/blob/master/src/utils/signature.ts'],
};
