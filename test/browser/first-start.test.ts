import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Chrome } from './support/chrome.ts';
import { Served } from './support/served.ts';

describe('the page at its first start', () => {
  let chrome: Chrome;
  let served: Served;
  let page: Page;
  let complaints: readonly string[];
  beforeAll(async () => {
    [chrome, served] = await Promise.all([Chrome.start(), Served.start()]);
    ({ page, complaints } = await chrome.page());
    await page.goto(served.workbench);
  });
  afterAll(async () => {
    await chrome?.stop();
    await served?.stop();
  });

  it('says what to do next, with the addresses that it takes', async () => {
    await page.getByRole('heading', { name: 'Nothing has come yet' }).waitFor();
    expect(await page.title()).toContain('Sallyport');
    const steps = await page.getByRole('listitem').getByRole('heading').allTextContents();
    expect(steps).toEqual(['Send a sample', 'Connect a real sender', 'Write a rule']);
    const text = await page.getByRole('main').innerText();
    expect(text).toContain(`The gateway listens at ${served.gateway}.`);
    expect(text).toContain(`cloudflared tunnel --url ${served.gateway}`);
    expect(text).not.toContain(new URL(served.workbench).port);
  });

  it('copies the command of a tunnel', async () => {
    await page.getByRole('button', { name: 'Copy the command of Cloudflare' }).click();
    await page.getByText('Copied the command of Cloudflare.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `cloudflared tunnel --url ${served.gateway}`,
    );
  });

  it('ends with a delivery that came from the press of a button, on the same document', async () => {
    await page.evaluate(() => Object.assign(globalThis, { isSameDocument: true }));
    await page.getByRole('button', { name: 'Send a sample of GitHub' }).click();
    const pane = page.getByRole('region', { name: 'Delivery 1' });
    await pane.getByRole('heading', { name: 'Verdict' }).waitFor();
    expect(await pane.innerText()).toContain('Proven, and on the bus.');
    expect(new URL(page.url()).pathname).toBe('/deliveries/1');
    expect(await page.evaluate(() => 'isSameDocument' in globalThis)).toBe(true);
  });

  it('ends without a complaint of the browser', () => {
    expect(complaints).toEqual([]);
  });
});
