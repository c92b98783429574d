import type { Samples } from './sample.ts';

/** The shape as in https://airtable.com/developers/web/api/webhooks-overview. */
export const samples: Samples = {
  'airtable.changed': () => ({
    headers: { 'content-type': 'application/json', 'user-agent': 'Airtable Webhooks' },
    body: JSON.stringify({
      base: { id: 'appZ4Lr9Ks1VkBcYd' },
      webhook: { id: 'ach8hTpQLkfT6SBFz' },
      timestamp: new Date().toISOString(),
    }),
  }),
};
