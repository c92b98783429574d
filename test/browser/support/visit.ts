import type { Page } from 'playwright-core';
import { Chrome, type Watched } from './chrome.ts';
import { Served } from './served.ts';

/** A person at the page of a `serve` of their own. */
export class Visit {
  readonly served: Served;
  readonly person: Watched;
  readonly page: Page;
  readonly #chrome: Chrome;

  private constructor(chrome: Chrome, served: Served, person: Watched) {
    this.#chrome = chrome;
    this.served = served;
    this.person = person;
    this.page = person.page;
  }

  /** @param path of the page, opened and connected */
  static async begin(path = '/'): Promise<Visit> {
    const [chrome, served] = await Promise.all([Chrome.start(), Served.start()]);
    const person = await chrome.page();
    await person.open(new URL(path, served.workbench).href);
    return new Visit(chrome, served, person);
  }

  async end(): Promise<void> {
    await this.#chrome.stop();
    await this.served.stop();
  }
}
