import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'dsync.user.created': about('dsync.user.created', { first_name: 'Zoë', last_name: 'Größer' }),
  'dsync.user.updated': about('dsync.user.updated', { first_name: 'Zoë', state: 'inactive' }),
};

function about(event: string, data: object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: `event_${unique}`,
      event,
      created_at: new Date().toISOString(),
      data: {
        object: 'directory_user',
        id: `directory_user_${unique}`,
        organization_id: 'org_01EZTR6WYX1A0DSE2CYMGXQ24Y',
        ...data,
      },
    }),
  });
}
