import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../support/eventually.ts';
import { WorkbenchAt } from '../../support/workbench-at.ts';

let at: WorkbenchAt;
beforeEach(async () => {
  at = await WorkbenchAt.start();
});
afterEach(() => at.stop());

describe('a request to the workbench', () => {
  it('is answered in words, and logged, whatever was thrown', async () => {
    Object.assign(at.workbench, { failure: 'a text' });
    const { status, body } = await at.ask('/api/rules');
    expect([status, JSON.parse(body)]).toEqual([500, { error: 'the workbench failed: a text' }]);
    expect(at.log.named('workbench_failed')).toMatchObject([{ fields: { message: 'a text' } }]);
  });

  it('whose sender has gone meanwhile is answered to nobody, and is no failure', async () => {
    let answer = (_: { readonly ms: number; readonly status: number }) => {};
    let asked = false;
    Object.assign(at.workbench.deliveries, {
      sendAgain: () => {
        asked = true;
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
    });
    const sending = request({
      port: at.port,
      host: '127.0.0.1',
      path: '/api/deliveries/7/send-again',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    sending.end();
    const gone = once(sending, 'error');
    await eventually(async () => expect(asked).toBe(true));
    const closed = new Promise((resolve) =>
      at.server.http.once('connection', (socket) => socket.once('close', resolve)),
    );
    sending.destroy(new Error('gone'));
    await gone;
    // a later connection that is opened and closed proves that the server has seen the first one close
    await at.ask('/api/state', { headers: { connection: 'close' } });
    await closed;
    answer({ ms: 1, status: 200 });
    expect((await at.ask('/api/state')).status).toBe(200);
    expect(at.log.lines).toEqual([]);
  });

  it('is refused where its body is no object, or is of no type', async () => {
    expect(await at.change('POST', '/api/replay', 7)).toMatchObject({
      status: 400,
      body: expect.stringMatching(/^\{"error":"Invalid type: Expected Object but received 7"\}$/),
    });
    expect(await at.ask('/api/replay', { method: 'POST', body: '{}' })).toMatchObject({ status: 415 });
    expect(at.workbench.done).toEqual([]);
  });
});
