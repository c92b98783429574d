import type { MakeSample, Samples } from './sample.ts';

const application = '1290384756102938475';
const user = {
  id: '801234567890123456',
  username: 'zoe_k',
  discriminator: '0',
  global_name: 'Zoe',
  avatar: null,
};

/** Shapes as in https://docs.discord.com/developers/events/webhook-events and its neighbours. */
export const samples: Samples = {
  APPLICATION_AUTHORIZED: event('APPLICATION_AUTHORIZED', (id) => ({
    integration_type: 0,
    scopes: ['bot', 'applications.commands'],
    user,
    guild: { id, name: 'Test Guild' },
  })),
  ENTITLEMENT_CREATE: event('ENTITLEMENT_CREATE', (id) => ({
    id,
    application_id: application,
    consumed: false,
    deleted: false,
    gift_code_flags: 0,
    promotion_id: null,
    sku_id: '1289990001112223334',
    type: 4,
    user_id: user.id,
  })),
  LOBBY_MESSAGE_CREATE: event('LOBBY_MESSAGE_CREATE', (id) => ({
    id,
    type: 0,
    content: 'Größe 日本 🎉',
    lobby_id: '1402385687281537066',
    channel_id: '1402389638311841883',
    author: user,
    flags: 65_536,
    application_id: application,
  })),
  APPLICATION_COMMAND: (unique) =>
    sent({
      application_id: application,
      id: snowflake(unique),
      token: unique,
      type: 2,
      version: 1,
      user,
      data: { id: '1298887776665554443', name: 'deploy', type: 1 },
      entitlements: [],
      locale: 'en-GB',
      context: 1,
    }),
};

function event(type: string, data: (id: string) => Readonly<Record<string, unknown>>): MakeSample {
  // microseconds, and no zone
  const timestamp = () => new Date().toISOString().replace('Z', '456');
  return (unique) =>
    sent({
      version: 1,
      application_id: application,
      type: 1,
      event: { type, timestamp: timestamp(), data: data(snowflake(unique)) },
    });
}

function sent(body: object) {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** A number of 19 digits, as text. */
function snowflake(unique: string): string {
  const digits = [...unique].map((character) => character.charCodeAt(0) % 10).join('');
  return `1${digits.slice(0, 18).padEnd(18, '0')}`;
}
