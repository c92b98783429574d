import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'members:pledge:create': about('members:pledge:create', 'member', {
    full_name: 'Ada Lovelace',
    patron_status: 'active_patron',
    currently_entitled_amount_cents: 500,
    last_charge_status: 'Paid',
  }),
  'posts:publish': about('posts:publish', 'post', {
    title: 'Behind the scenes',
    is_paid: false,
    url: '/posts/behind-scenes-83029125',
  }),
};

function about(trigger: string, type: string, attributes: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json', 'x-patreon-event': trigger },
    body: JSON.stringify({
      data: {
        type,
        id: unique,
        attributes,
        relationships: { campaign: { data: { type: 'campaign', id: '1862034' } } },
      },
      links: { self: `https://www.patreon.com/api/oauth2/v2/${type}s/${unique}` },
    }),
  });
}
