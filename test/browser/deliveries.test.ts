import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page, Route } from 'playwright-core';
import type { KeptDelivery } from '../../src/workbench/api.ts';
import type { Watched } from './support/chrome.ts';
import type { Served } from './support/served.ts';
import { Visit } from './support/visit.ts';

describe('the deliveries on the page', () => {
  let visit: Visit;
  let served: Served;
  let person: Watched;
  let page: Page;
  beforeAll(async () => {
    visit = await Visit.begin();
    ({ served, person, page } = visit);
  });
  afterAll(() => visit?.end());

  const row = (text: string): Locator => page.getByRole('row').filter({ hasText: text });
  const pane = (seq: number): Locator => page.getByRole('region', { name: `Delivery ${seq}`, exact: true });
  const kept = (seq: number) => served.ask<KeptDelivery>('GET', `/api/deliveries/${seq}`);
  const filter = () => page.getByRole('searchbox', { name: 'Filter deliveries' });

  it('come by themselves when another process sends one', async () => {
    await served.send('github', 'push');
    await row('github').waitFor();
    const cells = await row('github').getByRole('gridcell').allInnerTexts();
    expect(cells.slice(2, 5)).toEqual(['github', 'github', 'push']);
    expect(cells[5]).toContain('accepted');
    expect(cells[6]).toBe('200');
    expect(cells[7]).toMatch(/^[\d.]+ ms$/);
  });

  it('are shown with the event as `sallyport events` prints it, and the exact answer', async () => {
    await row('github').click();
    await pane(1).getByRole('heading', { name: 'Answer' }).waitFor();
    expect(await pane(1).getByRole('region', { name: 'Verdict' }).innerText()).toContain('Proven');
    const { request, answer, made } = await kept(1);
    const headers = pane(1).getByRole('table', { name: 'Headers of the request' });
    expect(await headers.getByRole('rowheader').allTextContents()).toEqual(
      request.headers.map(([name]) => name),
    );
    const printed = (await served.sallyport('events')).trimEnd();
    await pane(1).getByRole('button', { name: 'Copy event' }).click();
    await person.isTold('Copied the event.');
    expect(await person.clipboard()).toBe(printed);
    expect(made[0]?.json).toBe(printed);
    const shownAnswer = await pane(1).getByRole('region', { name: 'Answer' }).innerText();
    expect(shownAnswer).toContain(String(answer.status));
    expect(shownAnswer).toContain(answer.body);
    expect(await pane(1).getByRole('region', { name: 'Time' }).innerText()).toMatch(/verify[\s\S]*ms/);
  });

  it('are copied as a curl command that sends the same once more', async () => {
    await pane(1).getByRole('button', { name: 'Copy as curl' }).click();
    await person.isTold('Copied the curl command.');
    execFileSync('sh', ['-c', await person.clipboard()], { stdio: 'ignore' });
    await row('duplicate').waitFor();
    const [first, again] = [await kept(1), await kept(2)];
    expect(again.request.body).toEqual(first.request.body);
    expect(again.outcome).toBe('duplicate');
  });

  it('are copied as a fixture, saved byte for byte, and linked to', async () => {
    await pane(1).getByRole('button', { name: 'Copy as fixture' }).click();
    await person.isTold('Copied the fixture.');
    const { request } = await kept(1);
    expect(JSON.parse(await person.clipboard())).toMatchObject({
      headers: Object.fromEntries(request.headers.filter(([name]) => name.startsWith('x-github-'))),
      body: request.body.data,
      expect: { valid: true, type: 'push' },
    });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      pane(1).getByRole('link', { name: 'Save body' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toBe(request.body.data);
    await pane(1).getByRole('button', { name: 'Copy link' }).click();
    await person.isTold('Copied the link.');
    const other = await page.context().newPage();
    await other.goto(await person.clipboard());
    const there = other.getByRole('region', { name: 'Delivery 1', exact: true });
    await there.getByRole('heading', { name: 'Answer' }).waitFor();
    expect(await there.innerText()).toBe(await pane(1).innerText());
    await other.close();
  });

  it('say in words why one was turned away, and what to do', async () => {
    const { secret } = await served.ask<{ secret: string }>('POST', '/api/senders/slack/secret', {});
    const body = '{"ref":"refs/heads/forged"}';
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    await fetch(new URL('/github', served.gateway), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'push',
        'x-hub-signature-256': `sha256=${signature}`,
      },
      body,
    });
    await row('signature_mismatch').click();
    const verdict = pane(3).getByRole('region', { name: 'Verdict' });
    await verdict.waitFor();
    const words = await verdict.innerText();
    expect(words).toContain('Not proven, and turned away.');
    expect(words).toContain('signature_mismatch');
    const why = pane(3).getByRole('region', { name: 'Why it was turned away' });
    await why.getByText('With this put right it verifies:').waitFor();
    const found = await why.innerText();
    expect(found).toContain('the current secret of slack');
    expect(found).toContain('To do: ');
    expect(found.length).toBeGreaterThan(120);
    for (const hidden of [secret, signature]) expect(found).not.toContain(hidden);
    expect(await pane(3).getByRole('button', { name: 'Replay' }).count()).toBe(0);
  });

  it('show nothing of the one before while the next one is on its way', async () => {
    const asked = Promise.withResolvers<Route>();
    await page.route('**/api/deliveries/1', (route) => asked.resolve(route));
    await row('push').last().click();
    const held = await asked.promise;
    await pane(1).getByText('Loading …').waitFor();
    expect(await pane(1).getByRole('heading').allInnerTexts()).toEqual(['Delivery 1']);
    expect(await pane(1).getByRole('button').allInnerTexts()).toEqual(['✕']);
    await held.continue();
    await pane(1).getByRole('button', { name: 'Replay' }).waitFor();
    expect(await pane(1).getByRole('region', { name: 'Verdict' }).innerText()).toContain('Proven');
    await page.unroute('**/api/deliveries/1');
    await row('signature_mismatch').click();
    await pane(3).getByRole('region', { name: 'Verdict' }).waitFor();
  });

  it('are filtered as one types, and a link keeps the filter', async () => {
    await filter().fill('outcome:rejected');
    await page.getByText('1 of 3', { exact: true }).waitFor();
    await row('push').first().waitFor({ state: 'hidden' });
    expect(await row('github').count()).toBe(1);
    await page.waitForURL('**/deliveries/3?filter=outcome%3Arejected');
    await page.reload();
    await page.getByText('1 of 3', { exact: true }).waitFor();
    expect(await filter().inputValue()).toBe('outcome:rejected');
    await filter().fill('nothing-is-called-this');
    await page.getByText('No delivery passes this filter.').waitFor();
    await filter().fill('');
    await page.getByRole('button', { name: 'Close this delivery' }).click();
    await row('push').first().waitFor();
  });

  it('are sent again with a signature of now, which makes a forged one true', async () => {
    await row('signature_mismatch').click();
    await pane(3).getByRole('button', { name: 'Send again' }).click();
    await person.isTold(/^Sent again: answered 200 in/);
    await page.getByRole('button', { name: 'Close this delivery' }).click();
    await page.getByText('4', { exact: true }).waitFor();
    expect((await kept(4)).outcome).toBe('accepted');
  });

  it('are replayed onto the bus, marked as replayed', async () => {
    await row('push').last().click();
    await pane(1).getByRole('button', { name: 'Replay' }).click();
    await person.isTold('1 event put onto the bus once more, as');
    const events = (await served.sallyport('events')).trimEnd().split('\n');
    const again = JSON.parse(events.at(-1) ?? '');
    const first = JSON.parse(events[0] ?? '');
    expect(again).toMatchObject({ 'replay-name': expect.any(String), detail: first.detail });
    await page.getByRole('button', { name: 'Close this delivery' }).click();
  });

  it('are replayed together in the order in which they came', async () => {
    const before = (await served.sallyport('events')).trimEnd().split('\n').length;
    await served.send('stripe', 'payment_intent.succeeded');
    await row('stripe').waitFor();
    // the newest first: the order of the clicks is not that of the replay
    await row('stripe').getByRole('gridcell').first().click();
    await row('push').last().getByRole('gridcell').first().click();
    await page.getByText('2 marked').waitFor();
    await page.getByRole('button', { name: 'Replay' }).click();
    await person.isTold('2 events put onto the bus once more, as');
    const events = (await served.sallyport('events'))
      .trimEnd()
      .split('\n')
      .slice(before + 1);
    expect(events.map((event) => JSON.parse(event).source)).toEqual(['github.com', 'stripe.com']);
  });

  it('never show the secret of a sender of tokens, until it is asked for', async () => {
    const { secret } = await served.ask<{ secret: string }>('POST', '/api/senders/gitlab/secret', {});
    const answers: string[] = [];
    page.on('response', async (response) => {
      if (response.url().includes('/api/') && !response.url().endsWith('/live'))
        answers.push(await response.text());
    });
    await served.send('gitlab', 'push');
    await row('gitlab').click();
    await page.getByRole('heading', { name: 'Answer' }).waitFor();
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await person.isTold('Copied the curl command.');
    expect(await page.content()).not.toContain(secret);
    await page.getByRole('link', { name: 'Senders' }).first().click();
    await page.getByRole('link', { name: 'GitLab' }).first().click();
    await page.getByRole('heading', { name: 'Secret' }).waitFor();
    expect(await page.content()).not.toContain(secret);
    expect(answers.length).toBeGreaterThan(3);
    expect(answers.join()).not.toContain(secret);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText(secret).waitFor();
    await page.getByRole('button', { name: 'Hide', exact: true }).click();
    expect(await page.content()).not.toContain(secret);
  });

  it('are on the page again when serve was killed and started again, which it says meanwhile', async () => {
    expect(person.complaints).toEqual([]);
    await page.getByRole('link', { name: 'Deliveries' }).click();
    await served.kill();
    await page.getByText('The server is gone').waitFor();
    await served.startAgain();
    await person.isLive();
    expect(await page.getByText('The server is gone').count()).toBe(0);
    await served.send('github', 'ping');
    await row('ping').waitFor();
    // what the browser itself says of a connection that is refused
    expect(person.complaints.filter((words) => !words.includes('net::ERR_'))).toEqual([]);
  });
});
