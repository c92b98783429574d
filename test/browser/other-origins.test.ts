import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeliveryRow, RulesState } from '../../src/workbench/api.ts';
import { Chrome } from './support/chrome.ts';
import { Served } from './support/served.ts';

/** Everything that a page can try with the workbench at that address. @returns what it got out of it */
async function attack(workbench: string): Promise<readonly string[]> {
  const got: string[] = [];
  const to = (path: string) => new URL(path, workbench).href;
  const rule = JSON.stringify({ pattern: '{"source": ["x"]}', target: { url: 'http://127.0.0.1:1/' } });
  const replay = JSON.stringify({ deliveries: [1] });
  const tries: readonly (readonly [string, string, RequestInit])[] = [
    ['reads', '/api/deliveries', {}],
    ['reads with cookies', '/api/deliveries/1', { credentials: 'include' }],
    [
      'reads a secret',
      '/api/senders/github/secret',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
    ],
    ['reads a secret as text', '/api/senders/github/secret', { method: 'POST', body: '{}' }],
    ['sends', '/api/senders/github/send', { method: 'POST', mode: 'no-cors', body: '{}' }],
    [
      'sends JSON',
      '/api/senders/github/send',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
    ],
    [
      'sends JSON without asking',
      '/api/senders/github/send',
      { method: 'POST', mode: 'no-cors', headers: { 'content-type': 'application/json' }, body: '{}' },
    ],
    ['replays', '/api/replay', { method: 'POST', mode: 'no-cors', body: replay }],
    ['sends again', '/api/deliveries/1/send-again', { method: 'POST', mode: 'no-cors', body: '{}' }],
    [
      'writes a rule',
      '/api/rules/theirs',
      { method: 'PUT', headers: { 'content-type': 'application/json' }, body: rule },
    ],
    ['deletes a rule', '/api/rules/mine', { method: 'DELETE' }],
  ];
  for (const [what, path, init] of tries) {
    const answer = await fetch(to(path), init).catch(() => undefined);
    if (answer !== undefined && answer.type !== 'opaque') got.push(`${what}: ${answer.status}`);
  }
  navigator.sendBeacon(to('/api/senders/github/send'), '{}');
  navigator.sendBeacon(to('/api/replay'), new Blob([replay], { type: 'application/json' }));
  const loads = (element: HTMLElement & { src: string }, path: string) =>
    new Promise<boolean>((resolve) => {
      element.addEventListener('load', () => resolve(true));
      element.addEventListener('error', () => resolve(false));
      element.src = to(path);
      document.body.append(element);
    });
  for (const path of ['/main.js', '/api/deliveries']) {
    if (await loads(document.createElement('script'), path)) got.push(`runs ${path}`);
  }
  if (await loads(document.createElement('img'), '/icon.svg')) got.push('shows the icon');
  const events = new EventSource(to('/api/live'), { withCredentials: true });
  const isOpen = await new Promise((resolve) => {
    events.onopen = () => resolve(true);
    events.onerror = () => resolve(false);
  });
  if (isOpen) got.push('follows what comes');
  events.close();
  const frame = document.createElement('iframe');
  await loads(frame, '/');
  try {
    // of a refused frame there is an error page of another origin; of one that is let in, perhaps a document
    if ((frame.contentWindow?.document.body.childElementCount ?? 0) > 0) got.push('reads a frame');
  } catch {}
  const form = document.createElement('form');
  const target = document.createElement('iframe');
  target.name = 'answer';
  document.body.append(target, form);
  const posted = new Promise((resolve) => target.addEventListener('load', resolve));
  Object.assign(form, {
    action: to('/api/senders/github/send'),
    method: 'post',
    enctype: 'text/plain',
    target: 'answer',
  });
  form.innerHTML = `<input name='{"sample":"push","a":"' value='"}'>`;
  form.submit();
  await posted;
  return got;
}

describe('a page of another origin', () => {
  let chrome: Chrome;
  let served: Served;
  let site: Server;
  beforeAll(async () => {
    site = createServer((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Theirs</title><body>');
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    [chrome, served] = await Promise.all([Chrome.start(), Served.start()]);
    await served.send('github', 'push');
    await served.ask('PUT', '/api/rules/mine', { pattern: '{"source": ["x"]}' });
    await served.eventually(async () => (await state()).deliveries.length === 1);
  });
  afterAll(async () => {
    await chrome?.stop();
    await served?.stop();
    site?.close();
  });

  const portOf = () => (site.address() as AddressInfo).port;
  const state = async () => ({
    deliveries: await served.ask<readonly DeliveryRow[]>('GET', '/api/deliveries'),
    events: await served.sallyport('events'),
    rules: await served.ask<RulesState>('GET', '/api/rules'),
  });

  it.each(['127.0.0.1', 'localhost'])(
    'at %s can neither read, nor send, replay or change anything',
    async (name) => {
      const before = await state();
      const { page } = await chrome.page();
      await page.goto(`http://${name}:${portOf()}/`);
      expect(await page.evaluate(attack, served.workbench)).toEqual([]);
      expect(await state()).toEqual(before);
    },
  );

  it('can open the workbench, and then knows nothing of it', async () => {
    const { page } = await chrome.page();
    await page.goto(`http://127.0.0.1:${portOf()}/`);
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate((address) => {
        Object.assign(globalThis, { opened: open(address) });
      }, served.workbench),
    ]);
    await opened.getByRole('link', { name: 'Deliveries' }).waitFor();
    // its policy on openers leaves them with a window that looks closed
    expect(await page.evaluate(() => (globalThis as unknown as { opened: Window }).opened.closed)).toBe(true);
    expect(await opened.evaluate(() => globalThis.opener)).toBeNull();
  });

  it.each(['/', '/api/deliveries', '/main.js'])(
    'gets nothing of %s under a name that it had point here',
    async (path) => {
      const { port } = new URL(served.workbench);
      const headers = { host: `rebound.example:${port}` };
      const asked = request({ host: '127.0.0.1', port, path, headers }).end();
      const [answer] = await once(asked, 'response');
      answer.resume();
      expect(answer.statusCode).toBe(403);
    },
  );
});

describe('a workbench that others can reach', () => {
  let chrome: Chrome;
  let served: Served;
  beforeAll(async () => {
    [chrome, served] = await Promise.all([Chrome.start(), Served.start(['--workbench-host', '0.0.0.0'])]);
  });
  afterAll(async () => {
    await chrome?.stop();
    await served?.stop();
  });

  it('asks for its token, and shows nothing without', async () => {
    const { page } = await chrome.page();
    const { port } = new URL(served.workbench);
    const answer = await page.goto(`http://127.0.0.1:${port}/`);
    expect(answer?.status()).toBe(401);
    expect(await page.content()).toContain('the workbench asks for its token');
    expect((await fetch(`http://127.0.0.1:${port}/api/deliveries`)).status).toBe(401);
  });

  it('works with it, and takes it out of the address', async () => {
    const person = await chrome.page();
    const address = new URL(served.workbench);
    address.hostname = '127.0.0.1';
    expect(address.searchParams.get('token')).toMatch(/^.{32}$/);
    await person.open(address.href);
    expect(person.page.url()).toBe(`http://127.0.0.1:${address.port}/`);
    await person.page.getByRole('button', { name: 'Send a sample of GitHub' }).click();
    await person.page.getByRole('heading', { name: 'Verdict' }).waitFor();
    await person.page.reload();
    await person.page.getByRole('heading', { name: 'Verdict' }).waitFor();
    expect(person.complaints).toEqual([]);
  });
});
