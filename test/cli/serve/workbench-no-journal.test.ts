import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { served, Terminal, until } from '../../support/terminal.ts';

describe('the workbench of serve --no-journal', () => {
  let io: Terminal;
  beforeEach(() => {
    io = new Terminal();
  });
  afterEach(() => io.remove());

  it('sends and exports, and has no delivery to be seen, tried on or replayed', async () => {
    const gateway = await served(io, '--no-journal', '--workbench-port', '0');
    const at = await until(() => /on its workbench: (http:\S+)/.exec(io.err)?.[1]);
    const read = async (path: string) => (await fetch(`${at}api/${path}`)).json();
    const post = async (path: string, body: object = {}) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${at}api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return answer.json();
    };
    expect(await post('senders/github/send', { sample: 'push' })).toMatchObject({ status: 200 });
    expect(await read('state')).toMatchObject({ hasJournal: false, lost: 0 });
    expect(await read('deliveries')).toEqual([]);
    expect(await post('deliveries/1/send-again')).toEqual({
      error: expect.stringContaining('no such thing'),
    });
    const pattern = '{"source":["github.com"]}';
    expect(await post('rules/try', { pattern })).toMatchObject({ looked: 0 });
    expect(await post('rules/export', { name: 'a', pattern, as: 'cli' })).toHaveProperty('text');
    expect(await post('replay', { deliveries: [1] })).toEqual({ error: 'Delivery 1 is not kept any more.' });
    await gateway.stop();
    await io.fresh('events');
    expect(io.lines).toHaveLength(1);
  });
});
