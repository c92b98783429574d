import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Chrome, type Watched } from './support/chrome.ts';
import { Consumer, dayOfPictures, demonstrate, portOr } from './support/demonstration.ts';
import { Served } from './support/served.ts';

const pattern = `{
  "source": ["stripe.com"],
  "detail-type": ["invoice.paid", { "prefix": "pay" }],
  "detail": {
    "data": { "object": { "status": ["paid"] } }
  }
}`;

describe('every view', () => {
  let chrome: Chrome;
  let served: Served;
  let consumer: Consumer;
  let person: Watched;
  let page: Page;
  beforeAll(async () => {
    consumer = await Consumer.start([500, 'the database is away'], await portOr(3000));
    const ports = ['--port', await portOr(8787), '--workbench-port', await portOr(8788)];
    const forward = ['--forward', consumer.url, '--pattern', '{"source": ["stripe.com"]}'];
    [chrome, served] = await Promise.all([
      Chrome.start(),
      Served.start([...ports, ...forward], undefined, dayOfPictures),
    ]);
    person = await chrome.page();
    page = person.page;
    await page.clock.setSystemTime(dayOfPictures + 4_000);
    await person.open(served.workbench);
  });
  afterAll(async () => {
    await chrome?.stop();
    await served?.stop();
    await consumer?.stop();
  });

  const go = async (path: string, heading: string) => {
    await person.open(new URL(path, served.workbench).href);
    await page.getByRole('heading', { name: heading }).first().waitFor();
  };
  const write = async (text: string) => {
    await page.locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
  };

  const views: readonly (readonly [name: string, open: () => Promise<void>])[] = [
    ['first-start', () => go('/', 'Nothing has come yet')],
    [
      'list',
      async () => {
        await demonstrate(served);
        await page.reload();
        await page.getByRole('row').filter({ hasText: 'pull_request' }).waitFor();
      },
    ],
    [
      'deliveries',
      async () => {
        await page.getByRole('row').filter({ hasText: 'pull_request' }).click();
        await page.getByRole('heading', { name: 'Verdict' }).waitFor();
      },
    ],
    [
      'rejected',
      async () => {
        await page.getByRole('row').filter({ hasText: 'signature_mismatch' }).first().click();
        await page.getByText('Not proven, and turned away').waitFor();
        await page.getByText('With this put right it verifies:').waitFor();
      },
    ],
    ['senders-list', () => go('/senders', 'Senders')],
    ['senders', () => go('/senders/stripe', 'Samples')],
    [
      'rules',
      async () => {
        await go('/rules', 'Rules');
        await page.locator('.cm-content').waitFor();
        await write(pattern);
        await page.getByRole('textbox', { name: 'Name of the rule' }).fill('paid');
        await page.getByRole('radio', { name: 'A URL' }).check();
        await page.getByRole('textbox', { name: 'URL', exact: true }).fill('http://localhost:3000/paid');
        await page.getByRole('option').filter({ hasText: 'payment_intent' }).first().click();
        await page.locator('.difference').waitFor();
      },
    ],
    [
      'rules-match',
      async () => {
        await page.getByRole('button', { name: /let the pattern take/ }).click();
        await page.getByText('✓ The pattern matches this event.').waitFor();
      },
    ],
    [
      'rules-mistake',
      async () => {
        await write(pattern.replace('prefix', 'prefx'));
        await page.locator('.cm-lintRange-error').first().waitFor();
      },
    ],
    [
      'forwarding',
      async () => {
        await go('/rules/--forward', 'Forwarded');
        await page.getByText('the database is away').first().waitFor();
        await page.getByText('✓ The pattern matches this event.').waitFor();
      },
    ],
    [
      'help',
      async () => {
        await page.keyboard.press('?');
        await page.getByRole('dialog').waitFor();
      },
    ],
  ];

  it.each(views)(
    '%s: nothing that axe-core finds wrong, in light and dark, and no way sideways on a phone',
    async (name, open) => {
      await open();
      await page.mouse.move(0, 0);
      await person.picture(name);
      expect(await person.faults()).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await person.picture(name === 'deliveries' ? 'dark' : `${name}-dark`);
      expect(await person.faults()).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 360, height: 740 });
      await person.picture(name === 'deliveries' ? 'phone' : `${name}-phone`);
      const { wide, room } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        room: innerWidth,
      }));
      expect(wide).toBe(room);
      await page.setViewportSize({ width: 1280, height: 800 });
    },
  );

  it('ends without a complaint of the browser', () => {
    expect(person.complaints).toEqual([]);
  });
});
