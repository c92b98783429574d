import { describe, expect, it } from '@jest/globals';
import { exchange } from '../../../src/adapters/web/exchange.ts';
import { RecordingReceiver } from '../../support/recording-receiver.ts';

const request = { method: 'POST', headers: new Map<string, string>(), body: Buffer.from('{}') };

async function answerOf(respond: RecordingReceiver['answer'], timeoutMs = 5_000) {
  const receiver = new RecordingReceiver();
  receiver.answer = respond;
  try {
    return await exchange(await receiver.listen(), '/', request, timeoutMs);
  } finally {
    await receiver.close();
  }
}

describe('an answer', () => {
  it('is kept in its beginning, however long it is', async () => {
    const { status, body } = await answerOf((response) => {
      response.write('a'.repeat(65_535));
      response.end('b'.repeat(1_000_000));
    });
    expect([status, body.length, body.slice(-2)]).toEqual([200, 65_536, 'ab']);
  });

  it('is read no further than that, where it has no end', async () => {
    const { status, body } = await answerOf((response) => response.write('a'.repeat(65_536)));
    expect([status, body.length]).toEqual([200, 65_536]);
  });

  it('that does not end in time is told from one that does not come', async () => {
    const unended = answerOf((response) => response.write('a'), 100);
    await expect(unended).rejects.toThrow('its answer did not end within 0.1 s');
  });

  it('is not waited for longer where the other side speaks another protocol from there on', async () => {
    const upgraded = answerOf((response) => {
      response.writeHead(101, { connection: 'upgrade', upgrade: 'other' }).end();
    }, 100);
    await expect(upgraded).rejects.toThrow('there was no answer within 0.1 s');
  });
});
