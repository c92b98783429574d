import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'wix.ecom.v1.order_created': about('wix.ecom.v1.order', 'created', {
    createdEvent: { entity: { number: '10042', currency: 'EUR', paymentStatus: 'PAID' } },
  }),
  'wix.contacts.v4.contact_updated': about('wix.contacts.v4.contact', 'updated', {
    updatedEvent: { currentEntity: { info: { name: { first: 'Ada', last: 'Lovelace' } } } },
  }),
};

/** A token without a signature, which only Wix can make. */
function about(entityFqdn: string, slug: string, what: object): MakeSample {
  return (unique) => {
    const data = JSON.stringify({
      id: unique,
      entityFqdn,
      slug,
      entityId: '4c9b7f1e-2d38-4a60-b5d7-91e0f3c6a842',
      eventTime: new Date().toISOString(),
      ...what,
    });
    const event = {
      eventType: `${entityFqdn}_${slug}`,
      instanceId: 'e0a1c6b2-5f7d-4c39-8a14-7d2b90f3e658',
      data,
      identity: JSON.stringify({
        identityType: 'WIX_USER',
        wixUserId: '0d7f2b61-8c3e-4a95-b0f4-62e1d9a7c583',
      }),
    };
    const seconds = Math.floor(Date.now() / 1000);
    const claims = { data: JSON.stringify(event), iat: seconds, exp: seconds + 300 };
    const parts = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    return { headers: { 'content-type': 'text/plain' }, body: `${parts.join('.')}.` };
  };
}
