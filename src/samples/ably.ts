import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  'channel.message': (unique) =>
    item('channel.message', unique, {
      channelId: 'orders:eu',
      site: 'eu-west-1-A',
      messages: [{ id: `${unique}:0`, name: 'placed', data: '{"total":27.5}', timestamp: Date.now() }],
    }),
  'channel.opened': (unique) =>
    item('channel.opened', unique, { channelId: 'orders:eu', status: { isActive: true } }),
};

function item(name: string, unique: string, data: object): ReturnType<MakeSample> {
  return {
    headers: { 'content-type': 'application/json', 'x-ably-version': '1.2', 'x-ably-key': 'xVLyHw.DQrNxQ' },
    body: JSON.stringify({
      items: [
        {
          webhookId: 'ABcDEf',
          source: name.startsWith('channel.m') ? 'channel.message' : 'channel.lifecycle',
          serial: unique,
          timestamp: Date.now(),
          name,
          data,
        },
      ],
    }),
  };
}
