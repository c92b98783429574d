import type { Workbench } from '../workbench/workbench.ts';

const rules = { path: 'sallyport.rules.json', rules: [], mistake: undefined };
const unlisten = () => () => {};

/** Parts that answer with nothing. */
export const nothingYet: Omit<Workbench, 'state'> = {
  deliveries: {
    page: () => [],
    get: () => undefined,
    body: () => undefined,
    asCurl: () => undefined,
    asFixture: () => undefined,
    sendAgain: async () => undefined,
    listen: unlisten,
  },
  senders: {
    list: async () => [],
    sheet: async () => undefined,
    secret: async () => undefined,
    send: async () => undefined,
  },
  rules: {
    state: () => rules,
    put: () => rules,
    remove: () => rules,
    try: async () => ({ looked: 0, matched: 0, events: [] }),
    explain: () => undefined,
    export: () => '',
    listen: unlisten,
  },
  forwardings: { retry: async () => undefined, listen: unlisten },
  replay: async () => 0,
};
