import { expect, it } from '@jest/globals';
import { exchange } from '../../../src/adapters/web/exchange.ts';
import { RecordingReceiver } from '../../support/recording-receiver.ts';

it('keeps the beginning of an answer, however long it is', async () => {
  const receiver = new RecordingReceiver();
  receiver.answer = (response) => {
    response.write('a'.repeat(65_535));
    response.end('b'.repeat(1_000_000));
  };
  const origin = await receiver.listen();
  try {
    const request = { method: 'POST', headers: new Map<string, string>(), body: Buffer.from('{}') };
    const { status, body } = await exchange(origin, '/', request, 5_000);
    expect([status, body.length, body.slice(-2)]).toEqual([200, 65_536, 'ab']);
  } finally {
    await receiver.close();
  }
});
