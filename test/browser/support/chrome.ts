import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** As a developer's laptop has it, so that the pictures in docs/ show what people see. */
const laptop = { width: 1280, height: 800 };

/** For anything that is to appear: more than a loaded machine needs, less than a test has. */
const msToWait = 10_000;

/** Chromium of this machine: `scripts/browser` says where it is. */
export class Chrome {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async start(): Promise<Chrome> {
    const executablePath = process.env.CHROMIUM;
    if (!executablePath) throw new Error('run scripts/browser, which finds Chromium');
    // as root, as CI runs, Chromium has no sandbox; it sees loopback addresses alone
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    return new Chrome(browser);
  }

  /** A page of a person with nothing remembered. What goes wrong in it is thrown by `complaints`. */
  async page(options: BrowserContextOptions = {}): Promise<Watched> {
    const context = await this.#browser.newContext({
      viewport: laptop,
      reducedMotion: 'reduce',
      timezoneId: 'UTC',
      locale: 'en-GB',
      ...options,
    });
    context.setDefaultTimeout(msToWait);
    await context.addInitScript(tellRefusals);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    return new Watched(await context.newPage());
  }

  async stop(): Promise<void> {
    await this.#browser.close();
  }
}

/**
 * Chromium tells its console of them too, but not where they are. The styles that it adds by itself, as one types into what can be
 * edited, are refused with the others, and the editor draws the line anew.
 */
function tellRefusals(): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    const isTyped = document.activeElement?.matches('[contenteditable]') ?? false;
    if (isTyped && violatedDirective === 'style-src-attr') return;
    reportError(new Error(`refused by ${violatedDirective}: ${blockedURI}`));
  });
}

/** What docs/workbench.md shows; the others are to be looked at, and thrown away. */
const inDocs: ReadonlySet<string> = new Set([
  'first-start',
  'deliveries',
  'rejected',
  'rules',
  'senders',
  'forwarding',
  'phone',
  'dark',
]);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const faultsByAxe = async () => {
  const { axe } = globalThis as unknown as { readonly axe: typeof import('axe-core') };
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
};

/** A page, and what it complained of: exceptions, errors in its console, what its Content-Security-Policy refused. */
export class Watched {
  readonly page: Page;
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      const isBad = message.type() === 'error' || message.type() === 'warning';
      if (isBad && !message.text().startsWith('Applying inline style')) this.complaints.push(message.text());
    });
  }

  /** Opens an address of the workbench, and waits until it says that it is connected. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.isLive();
  }

  async isLive(): Promise<void> {
    await this.page.getByRole('banner').getByText('● live').waitFor();
  }

  /** Waits until the page tells what became of something that was asked for. */
  async isTold(words: string | RegExp): Promise<void> {
    await this.page.locator('.notice').getByText(words).first().waitFor();
  }

  /** What axe-core finds wrong, one line each. @see https://dequeuniversity.com/rules/axe */
  async faults(): Promise<readonly string[]> {
    // it is evaluated, so that the policy of the page, which lets no script in, stays as it is
    await this.page.evaluate(axe);
    return await this.page.evaluate(faultsByAxe);
  }

  async picture(name: string): Promise<void> {
    const folder = process.env.PICTURES === 'docs' && inDocs.has(name) ? 'docs/workbench' : '.cache/pictures';
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: `${folder}/${name}.png`, caret: 'hide' });
  }

  async clipboard(): Promise<string> {
    return await this.page.evaluate(() => navigator.clipboard.readText());
  }
}
