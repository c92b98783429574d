import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** As a developer's laptop has it, so that the pictures in docs/ show what people see. */
const laptop = { width: 1280, height: 800 };

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
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    return new Watched(await context.newPage());
  }

  async stop(): Promise<void> {
    await this.#browser.close();
  }
}

/** A page, and what it complained of: exceptions, errors in its console, what its Content-Security-Policy refused. */
export class Watched {
  readonly page: Page;
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
  }
}
