import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Chrome } from './support/chrome.ts';
import { Served } from './support/served.ts';

describe('the page at its first start', () => {
  let chrome: Chrome;
  let served: Served;
  beforeAll(async () => {
    [chrome, served] = await Promise.all([Chrome.start(), Served.start()]);
  });
  afterAll(async () => {
    await chrome.stop();
    await served.stop();
  });

  it('opens without a complaint', async () => {
    const { page, complaints } = await chrome.page();
    await page.goto(served.workbench);
    expect(await page.title()).toContain('Sallyport');
    expect(complaints).toEqual([]);
  });
});
