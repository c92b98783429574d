import type { MakeSample, Samples } from './sample.ts';

export const samples: Samples = {
  message: about('message', (unique) => ({
    replyToken: 'nHuyWiB7yP5Zw52FIkcQobQuGDXCTA',
    message: { id: '444573844083572737', type: 'text', quoteToken: unique, text: 'Größe M, bitte 🙏' },
  })),
  follow: about('follow', () => ({
    replyToken: '85cbe770fa8b4f45bbe077b1d4be4a36',
    follow: { isUnblocked: false },
  })),
};

function about(type: string, rest: (unique: string) => object): MakeSample {
  return (unique) => ({
    headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'LineBotWebhook/2.0' },
    body: JSON.stringify({
      destination: 'U8e742f61d673b39c7fff3cecb7536ef0',
      events: [
        {
          type,
          mode: 'active',
          timestamp: Date.now(),
          source: { type: 'user', userId: 'U4af4980629f1d2c3b4a5968778695a4b' },
          webhookEventId: unique,
          deliveryContext: { isRedelivery: false },
          ...rest(unique),
        },
      ],
    }),
  });
}
