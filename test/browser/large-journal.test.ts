import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Database } from '../../src/adapters/local/sqlite/database.ts';
import { JournalFile } from '../../src/adapters/local/sqlite/journal-file.ts';
import { count, msOf } from '../../src/workbench/page/format.ts';
import { Chrome, type Watched } from './support/chrome.ts';
import { Served } from './support/served.ts';

const kept = 100_000;
const types = [
  'push',
  'pull_request',
  'issues',
  'invoice.paid',
  'orders/create',
  'message.received',
  'Issue.create',
];
const endpoints = [
  'github',
  'stripe',
  'shopify',
  'twilio',
  'linear',
  'slack',
  'gitlab',
  'sentry',
  'github-of-the-other-team',
];

/** Of its own tables, in one transaction: a tenth of the deliveries is turned away, a tenth is known. */
function fill(cwd: string): void {
  const file = join(cwd, '.sallyport', 'deliveries.db');
  mkdirSync(join(cwd, '.sallyport'), { mode: 0o700 });
  new JournalFile(new Database(file)).close();
  const db = new DatabaseSync(file);
  const line = db.prepare(
    `insert into delivery (time, endpoint, provider, type, outcome, code, status, ms, bytes, events)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const content = db.prepare('insert into content (seq, said, made, body) values (?, ?, ?, ?)');
  const body = Buffer.from('{"ref":"refs/heads/main"}');
  const begin = Date.now() - kept * 800;
  db.exec('begin');
  for (let at = 0; at < kept; at += 1) {
    const endpoint = endpoints[at % endpoints.length] as string;
    const outcome = at % 10 === 3 ? 'rejected' : at % 10 === 7 ? 'duplicate' : 'accepted';
    const isTaken = outcome !== 'rejected';
    const type = isTaken ? (types[at % types.length] as string) : null;
    const code = isTaken ? null : 'signature_mismatch';
    const status = isTaken ? 200 : 401;
    const events = outcome === 'accepted' ? 1 : 0;
    const time = begin + at * 800;
    line.run(
      time,
      endpoint,
      endpoint.split('-')[0] ?? '',
      type,
      outcome,
      code,
      status,
      1 + (at % 40) / 10,
      body.length,
      events,
    );
    content.run(at + 1, said(endpoint, status, isTaken), '[]', body);
  }
  db.exec('commit');
  db.close();
}

function said(endpoint: string, status: number, isTaken: boolean): string {
  return JSON.stringify({
    request: {
      method: 'POST',
      target: `/${endpoint}`,
      host: '127.0.0.1:8787',
      headers: [['content-type', 'application/json']],
    },
    verdict: isTaken ? { proof: 'signed', secret: 'current:0' } : {},
    answer: { status, headers: {}, body: '' },
    ms: { verify: 0.4, total: 1.5 },
  });
}

describe('100,000 stored deliveries', () => {
  let chrome: Chrome;
  let served: Served;
  let person: Watched;
  let page: Page;
  const figures: string[] = [];
  beforeAll(async () => {
    [chrome, served] = await Promise.all([Chrome.start(), Served.start([], fill)]);
    person = await chrome.page();
    page = person.page;
  });
  afterAll(async () => {
    process.stdout.write(`${count(kept)} deliveries: ${figures.join(', ')}\n`);
    await chrome?.stop();
    await served?.stop();
  });

  const measured = async (name: string) =>
    await page.evaluate(
      (wanted) =>
        performance.getEntriesByName(wanted).map((entry) => [entry.startTime, entry.duration] as const),
      name,
    );
  const filter = () => page.getByRole('searchbox', { name: 'Filter deliveries' });
  const lines = () => page.locator('.line');

  it('are there at once, and all of them soon', async () => {
    await page.goto(served.workbench);
    await lines().first().waitFor();
    await page.waitForFunction(() => performance.getEntriesByName('first-rows').length > 0);
    const [[paint = 0] = []] = await measured('first-contentful-paint');
    const [[, rows = 0] = []] = await measured('first-rows');
    figures.push(`first paint after ${msOf(paint)}`, `first rows after ${msOf(rows)}`);
    await page.getByText(count(kept), { exact: true }).waitFor();
    const all = await page.evaluate(() => performance.now());
    figures.push(`all after ${msOf(all)}`);
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(kept + 1));
  });

  it('are filtered at each key', async () => {
    await filter().click();
    for (const letters of ['s', 'si', 'sig']) {
      await page.keyboard.type(letters.slice(-1));
      await page.waitForFunction(
        (times) => performance.getEntriesByName('filter').length === times,
        letters.length,
      );
    }
    await page.getByText(`${count(kept / 10)} of ${count(kept)}`).waitFor();
    await filter().fill('outcome:duplicate endpoint:github');
    // every tenth from the eighth, of every ninth endpoint from the first, and from the ninth
    const wanted = Array.from({ length: kept }, (_, at) => at).filter(
      (at) => at % 10 === 7 && [0, 8].includes(at % 9),
    ).length;
    await page.getByText(`${count(wanted)} of ${count(kept)}`).waitFor();
    const times = (await measured('filter')).map(([, ms]) => ms);
    figures.push(`filter ${msOf(Math.max(...times))} at most`);
    await filter().fill('');
    await page.getByText(count(kept), { exact: true }).waitFor();
  });

  it('are walked through to the very last by the keyboard, and few are in the document', async () => {
    await lines().first().click();
    await page.getByRole('heading', { name: 'Verdict' }).waitFor();
    await page.getByRole('row').and(page.locator('[aria-current]')).focus();
    const begun = Date.now();
    await page.keyboard.press('End');
    const last = page.locator(`[aria-rowindex="${kept + 1}"]`);
    await last.waitFor();
    figures.push(`to the last ${msOf(Date.now() - begun)}`);
    await page
      .getByRole('region', { name: 'Delivery 1', exact: true })
      .getByRole('heading', { name: 'Verdict' })
      .waitFor();
    expect(await last.evaluate((row) => row === document.activeElement)).toBe(true);
    expect(await lines().count()).toBeLessThan(80);
  });

  it('end without a complaint of the browser', () => {
    expect(person.complaints).toEqual([]);
  });
});
