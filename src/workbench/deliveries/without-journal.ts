import type { Deliveries } from '../workbench.ts';

/** With `--no-journal` nobody remembers any. */
export const withoutJournal: Deliveries = {
  page: () => [],
  get: () => undefined,
  diagnosis: async () => undefined,
  body: () => undefined,
  asCurl: () => undefined,
  asFixture: () => undefined,
  sendAgain: async () => undefined,
  listen: () => () => {},
};
