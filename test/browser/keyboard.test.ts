import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Watched } from './support/chrome.ts';
import type { Served } from './support/served.ts';
import { Visit } from './support/visit.ts';

interface Focused {
  readonly name: string;
  readonly isInSight: boolean;
  readonly isMarked: boolean;
}

/** What has the focus, and whether a person can see that. */
function focused(): Focused {
  const element = document.activeElement ?? document.body;
  const { top, bottom, height } = element.getBoundingClientRect();
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const around = element.closest('.pattern-editor');
  const hasOutline = (style: string, width: string) => style !== 'none' && Number.parseFloat(width) > 0;
  const outer = around === null ? undefined : getComputedStyle(around);
  return {
    name:
      element === document.body
        ? 'nothing'
        : (element.getAttribute('aria-label') ?? (element as HTMLElement).innerText.trim()),
    isInSight: height > 0 && bottom > 0 && top < innerHeight,
    isMarked:
      hasOutline(outlineStyle, outlineWidth) ||
      boxShadow !== 'none' ||
      (outer !== undefined && hasOutline(outer.outlineStyle, outer.outlineWidth)),
  };
}

describe('without a mouse', () => {
  let visit: Visit;
  let served: Served;
  let person: Watched;
  let page: Page;
  beforeAll(async () => {
    visit = await Visit.begin();
    ({ served, person, page } = visit);
    await page.getByRole('button', { name: 'Send a sample of GitHub' }).waitFor();
  });
  afterAll(() => visit?.end());

  const press = (key: string) => page.keyboard.press(key);
  /** Goes on with Tab to what is called so; whatever is passed can be seen to have the focus. */
  const tabTo = async (name: string): Promise<void> => {
    const passed: string[] = [];
    for (let steps = 0; steps < 60; steps += 1) {
      await press('Tab');
      const at = await page.evaluate(focused);
      expect({ ...at, passed }).toEqual({ name: at.name, isInSight: true, isMarked: true, passed });
      if (at.name === name) return;
      passed.push(at.name);
      // in it Tab indents: Esc lets the next one leave
      if (at.name === 'Event pattern') await press('Escape');
    }
    throw new Error(`no way to ${name}, but to ${passed.join(' | ')}`);
  };

  it('a sample is sent, and its delivery read', async () => {
    await tabTo('Send a sample of GitHub');
    await press('Enter');
    await page.getByRole('heading', { name: 'Verdict' }).waitFor();
    await page.waitForURL('**/deliveries/1');
    await press('Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'row');
    expect(await page.evaluate(focused)).toMatchObject({ isInSight: true, isMarked: true });
    await press('Enter');
    await page.waitForFunction(() => document.activeElement?.classList.contains('detail-title'));
    await page.getByRole('button', { name: 'Copy link' }).waitFor();
    await tabTo('Copy link');
    await press('Enter');
    await person.isTold('Copied the link.');
  });

  it('the list is filtered, walked through and marked', async () => {
    await served.send('stripe', 'invoice.paid');
    await page.getByRole('row').filter({ hasText: 'stripe' }).waitFor();
    await press('/');
    await page.keyboard.type('github');
    await page.getByText('1 of 2', { exact: true }).waitFor();
    await press('Escape');
    await press('Escape');
    await page.getByText('2', { exact: true }).waitFor();
    await press('k');
    await page.waitForURL('**/deliveries/2');
    await press('j');
    await page.waitForURL('**/deliveries/1');
    await press('x');
    await page.getByText('1 marked').waitFor();
    await press('r');
    await person.isTold('1 event put onto the bus once more, as');
    await page.getByText('1 marked').waitFor({ state: 'hidden' });
  });

  it('the help opens, says the keys, and gives the focus back', async () => {
    await press('?');
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('dialog').innerText()).toContain('Go to rules');
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('row');
  });

  it('a rule is written, the editor left, and the rule saved', async () => {
    await press('g');
    await press('r');
    await page.locator('.cm-content').waitFor();
    await tabTo('Event pattern');
    await press('ControlOrMeta+a');
    await page.keyboard.type('{"source": ["stripe.com"]}');
    await page.getByText('1 of 2 received events matches', { exact: true }).waitFor();
    // completion may be open: the first Esc closes that
    await press('Escape');
    await press('Escape');
    await tabTo('Format');
    await press('Enter');
    await page.locator('.cm-line').nth(2).waitFor();
    await press('Control+s');
    await person.isTold(/^Saved "/);
    const saved = JSON.parse(readFileSync(join(served.cwd, 'sallyport.rules.json'), 'utf8'));
    expect(JSON.stringify(saved)).toContain('"source":["stripe.com"]');
    await page.getByRole('textbox', { name: 'Name of the rule' }).and(page.locator(':focus')).waitFor();
  });

  it('a value of an event is put into the pattern', async () => {
    await page.getByRole('listbox', { name: 'Events, newest first' }).waitFor();
    await page.locator('.cm-content').waitFor();
    await tabTo('Events, newest first');
    await press('Home');
    await tabTo('Search in this event');
    await press('Tab');
    for (let step = 0; step < 3; step += 1) await press('ArrowDown');
    await press('Enter');
    await page.getByRole('button', { name: /^remove detail-type = "invoice.paid"/ }).waitFor();
  });

  it('ends without a complaint of the browser', () => {
    expect(person.complaints).toEqual([]);
  });
});
