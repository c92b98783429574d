import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Watched } from './support/chrome.ts';
import type { Served } from './support/served.ts';
import { Visit } from './support/visit.ts';

describe('the rules on the page', () => {
  let visit: Visit;
  let served: Served;
  let person: Watched;
  let page: Page;
  beforeAll(async () => {
    visit = await Visit.begin('/rules');
    ({ served, person, page } = visit);
  });
  afterAll(() => visit?.end());

  const editor = (): Locator => page.locator('.cm-content');
  const pattern = async () => (await editor().locator('.cm-line').allInnerTexts()).join('\n');
  const write = async (text: string) => {
    await editor().click();
    await page.keyboard.press('ControlOrMeta+a');
    // as one pastes it: typed quotes and brackets would be closed by the editor
    await page.keyboard.insertText(text);
  };
  const count = (words: string) => page.getByText(words, { exact: true }).waitFor();
  const rules = () => JSON.parse(readFileSync(join(served.cwd, 'sallyport.rules.json'), 'utf8'));

  it('begin with a sample that the pattern which is there matches', async () => {
    await editor().waitFor();
    await page.getByRole('button', { name: 'Send a pull request of GitHub' }).click();
    await count('1 of 1 received event matches');
    await page.getByText('✓ The pattern matches this event.').waitFor();
  });

  it('say of an event that is not matched which field differs, what it has and what would match', async () => {
    await write('{"detail": {"action": ["closed", {"prefix": "re"}]}}');
    await count('0 of 1 received event match');
    const difference = page.locator('.difference');
    await difference.waitFor();
    const said = await difference.innerText();
    expect(said).toMatch(/Field\s+detail\.action/);
    expect(said).toMatch(/The event has\s+"opened"/);
    expect(said).toContain('"closed" or what begins with "re"');
  });

  it('take what the event has, at one press', async () => {
    await page.getByRole('button', { name: /let the pattern take "opened" too/ }).click();
    await count('1 of 1 received event matches');
    expect(JSON.parse(await pattern())).toEqual({
      detail: { action: ['closed', { prefix: 're' }, 'opened'] },
    });
  });

  it('mark a mistake at its place, and say it in a sentence', async () => {
    await write('{"detail": {"action": [{"prefx": "re"}]}}');
    await page.getByText(/^✗ .*prefx/).waitFor();
    const mark = page.locator('.cm-lintRange-error');
    await mark.first().waitFor();
    expect((await mark.allInnerTexts()).join('')).toBe('"prefx"');
    await page.getByText('1 received event, not tried').waitFor();
  });

  it('complete the fields and values that events have', async () => {
    await write('{"detail": {');
    await page.keyboard.type('"pull_request');
    const options = page.getByRole('listbox', { name: 'Completions' }).getByRole('option');
    await options.first().waitFor();
    expect(await options.first().innerText()).toContain('"pull_request"');
    await options.first().click();
    await page.keyboard.type('"merged');
    await options.filter({ hasText: '"merged"' }).click();
    await page.keyboard.press('Control+Space');
    await options.filter({ hasText: 'false' }).waitFor();
    await page.keyboard.press('Escape');
    expect((await pattern()).replaceAll(/\s/g, '')).toContain('"pull_request":{"merged":[');
  });

  it('are made of clicks on the values of an event', async () => {
    await write('{}');
    await page.getByRole('button', { name: 'add source = "github.com" to the pattern' }).click();
    await page.getByRole('button', { name: 'add detail.action = "opened" to the pattern' }).click();
    await count('1 of 1 received event matches');
    expect(JSON.parse(await pattern())).toEqual({ source: ['github.com'], detail: { action: ['opened'] } });
    await page.getByRole('button', { name: 'remove detail.action = "opened" from the pattern' }).click();
    await count('1 of 1 received event matches');
    expect(JSON.parse(await pattern())).toEqual({ source: ['github.com'] });
  });

  it('follow somebody who types quickly', async () => {
    await write('{}');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    const typed =
      '{"source": ["github.com"], "detail": {"number": [{"numeric": [">", 1]}], "action": ["opened"]}}';
    // the editor closes what is opened, and lets what is closed already be typed
    await page.keyboard.type(typed);
    await count('1 of 1 received event matches');
    expect(await pattern()).toBe(typed);
  });

  it('are saved in the rules file', async () => {
    await page.getByRole('textbox', { name: 'Name of the rule' }).fill('opened');
    await page.getByRole('radio', { name: 'A file' }).check();
    await page.getByRole('textbox', { name: 'Path of the file' }).fill('opened.jsonl');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await person.isTold('Saved "opened"');
    await page.waitForURL('**/rules/opened');
    expect(JSON.stringify(rules())).toContain('"file":"opened.jsonl"');
    expect(JSON.stringify(rules())).toContain('"numeric":[">",1]');
  });

  it('are followed from then on', async () => {
    await served.send('github', 'pull_request.opened');
    await count('2 of 2 received events match');
    await page.getByRole('region', { name: 'Forwardings of this rule' }).getByText('delivered').waitFor();
    const [line] = readFileSync(join(served.cwd, 'opened.jsonl'), 'utf8').trimEnd().split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({ source: 'github.com', 'detail-type': 'pull_request' });
  });

  it.each([
    ['CDK', 'Rule('],
    ['CloudFormation', 'AWS::Events::Rule'],
    ['Terraform', 'aws_cloudwatch_event_rule'],
    ['CLI', 'aws events put-rule'],
  ])('are copied as %s', async (tab, words) => {
    const summary = page.getByText('Deploy this rule');
    if (!(await page.getByRole('tab', { name: tab, exact: true }).isVisible())) await summary.click();
    await page.getByRole('tab', { name: tab, exact: true }).click();
    const text = page.getByRole('textbox', { name: 'Text of the export' });
    await page.waitForFunction(
      (wanted) =>
        document.querySelector<HTMLTextAreaElement>('#export-text textarea')?.value.includes(wanted),
      words,
    );
    await page.getByRole('button', { name: 'Copy the rule' }).click();
    await person.isTold('Copied the rule.');
    expect(await person.clipboard()).toBe(await text.inputValue());
  });

  it('come back when they were deleted by mistake', async () => {
    await page.getByRole('button', { name: 'Delete' }).click();
    await person.isTold('Deleted "opened"');
    expect(JSON.stringify(rules())).not.toContain('opened.jsonl');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('form', { name: 'Rule opened' }).waitFor();
    expect(JSON.stringify(rules())).toContain('"file":"opened.jsonl"');
  });

  it('end without a complaint of the browser', () => {
    expect(person.complaints).toEqual([]);
  });
});
