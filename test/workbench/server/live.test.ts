import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { forwarding, row } from '../../support/fake-workbench.ts';
import { until } from '../../support/terminal.ts';
import { WorkbenchAt } from '../../support/workbench-at.ts';

let at: WorkbenchAt;
beforeEach(async () => {
  at = await WorkbenchAt.start();
});
afterEach(() => at.stop());

/** A page that is open, and what it was told. */
async function opened() {
  const sending = get(`${at.origin}/api/live`);
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  let text = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const ended = new Promise<void>((resolve) => response.once('close', () => resolve()));
  response.on('error', () => {});
  const told = (name: string) =>
    [...text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].flatMap(([, event, data = '']) =>
      event === name ? [JSON.parse(data)] : [],
    );
  await until(() => told('rules')[0]);
  return { headers: response.headers, told, ended, leave: () => sending.destroy() };
}

describe('what comes while a page is open', () => {
  it('begins with how things are', async () => {
    const page = await opened();
    expect(page.headers).toMatchObject({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    expect(page.told('state')).toEqual([at.workbench.state()]);
    expect(page.told('rules')).toEqual([{ path: 'sallyport.rules.json', rules: [] }]);
  });

  it('is told to every page, deliveries together and in their order', async () => {
    const pages = await Promise.all(Array.from({ length: 20 }, opened));
    for (let seq = 1; seq <= 500; seq += 1) at.workbench.comes([{ ...row, seq }]);
    at.workbench.forwards([forwarding]);
    for (const page of pages) {
      await until(() => page.told('deliveries')[0]);
      expect(page.told('deliveries')).toHaveLength(1);
      expect(page.told('deliveries')[0].map(({ seq }: typeof row) => seq)).toEqual(
        Array.from({ length: 500 }, (_, at) => at + 1),
      );
      expect(page.told('forwardings')).toMatchObject([[{ id: 3 }]]);
    }
  });

  it('is also what no part reports, such as a delivery that could not be kept, within a second', async () => {
    const page = await opened();
    at.workbench.lost = 1;
    const before = Date.now();
    await until(() => page.told('state')[1]);
    expect(Date.now() - before).toBeLessThan(1_000);
    expect(page.told('state').map(({ lost }) => lost)).toEqual([0, 1]);
  });

  it('is told ten times a second at most', async () => {
    const page = await opened();
    const until = Date.now() + 350;
    for (let seq = 1; Date.now() < until; seq += 1) {
      at.workbench.comes([{ ...row, seq }]);
      await sleep(2);
    }
    expect(page.told('deliveries').length).toBeLessThanOrEqual(4);
    expect(page.told('deliveries').length).toBeGreaterThan(1);
  });

  it('is not gathered where nobody looks, and hurts nobody where a page has gone', async () => {
    at.workbench.comes([row]);
    const page = await opened();
    page.leave();
    at.workbench.comes([{ ...row, seq: 8 }]);
    at.workbench.forwards([forwarding]);
    const other = await opened();
    at.workbench.comes([{ ...row, seq: 9 }]);
    await until(() => other.told('deliveries')[0]);
    expect(other.told('deliveries').at(-1).at(-1)).toMatchObject({ seq: 9 });
    expect(JSON.stringify(other.told('deliveries'))).not.toContain('"seq":7');
  });

  it('is kept for no page that does not take it', async () => {
    const socket = connect(at.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`GET /api/live HTTP/1.1\r\nHost: 127.0.0.1:${at.port}\r\n\r\n`);
    await once(socket, 'readable');
    const other = await opened();
    const megabyte = [{ ...forwarding, urn: 'x'.repeat(1_000_000) }];
    let closed = false;
    for (let times = 0; times < 40 && !closed; times += 1) {
      at.workbench.forwards(megabyte);
      await sleep(5);
      closed = (await connections()) === 1;
    }
    expect(closed).toBe(true);
    expect(other.told('forwardings').length).toBeGreaterThan(0);
    socket.destroy();
  });

  it('ends at once with the workbench, which listens to nothing any more', async () => {
    const page = await opened();
    expect(at.workbench.listeners).toBe(2);
    const before = Date.now();
    await at.server.end();
    await page.ended;
    expect(Date.now() - before).toBeLessThan(200);
    expect(at.workbench.listeners).toBe(0);
  });
});

function connections(): Promise<number> {
  return new Promise((resolve) => at.server.http.getConnections((_, count) => resolve(count)));
}
