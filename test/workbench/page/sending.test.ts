import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { SendResult } from '../../../src/workbench/api.ts';
import { prepared } from '../../../src/workbench/page/deliveries/prepared.ts';
import { rows } from '../../../src/workbench/page/live.ts';
import { type Sent, sendSample } from '../../../src/workbench/page/senders/sending.ts';
import { aRow } from './rows.ts';

describe('a sample that is sent from the page', () => {
  const fetched = globalThis.fetch;
  let answer: SendResult = { ms: 4, status: 200, body: '' };
  globalThis.fetch = async () => Response.json(answer);
  beforeAll(() => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
    rows.value = [prepared(aRow({ seq: 7 }))];
  });
  afterAll(() => {
    jest.useRealTimers();
    globalThis.fetch = fetched;
  });

  it('shows its answer at once, and the delivery that it made as soon as the list has it', async () => {
    const told: Sent[] = [];
    const sent = sendSample('github', 'push', (now) => told.push(now));
    await jest.advanceTimersByTimeAsync(100);
    expect(told).toEqual([{ result: answer }]);
    rows.value = [aRow({ seq: 9 }), aRow({ seq: 8, endpoint: 'stripe' }), aRow({ seq: 7 })].map(prepared);
    expect(await sent).toEqual({ result: answer, seq: 9 });
    expect(told.at(-1)).toEqual({ result: answer, seq: 9 });
  });

  it('goes without a delivery where none is shown', async () => {
    const sent = sendSample('github', undefined, () => {});
    await jest.advanceTimersByTimeAsync(5_000);
    expect(await sent).toEqual({ result: answer, seq: undefined });
  });

  it('waits for none where the gateway did not answer', async () => {
    answer = { ms: 1, error: 'nobody listens there' };
    expect(await sendSample('github', undefined, () => {})).toEqual({ result: answer });
  });
});
