import type {
  DeliveryRow,
  Diagnosis,
  Forwarding,
  KeptDelivery,
  Replayed,
  RulesState,
  State,
} from '../../src/workbench/api.ts';
import { RefusedError, type Workbench } from '../../src/workbench/workbench.ts';

export const row: DeliveryRow = {
  seq: 7,
  time: 1_790_000_000_000,
  endpoint: 'github',
  provider: 'github',
  type: 'push',
  outcome: 'accepted',
  code: undefined,
  status: 200,
  ms: 3,
  bytes: 5,
  events: 1,
};

const kept: KeptDelivery = {
  ...row,
  request: {
    method: 'POST',
    target: '/github',
    host: '127.0.0.1:8787',
    headers: [['content-type', 'text/html']],
    body: { encoding: 'text', data: '<b>!' },
  },
  verdict: { words: 'Signed.', proof: 'signed', secret: 'current:0' },
  answer: { status: 200, headers: {}, body: '' },
  msOf: { total: 3 },
  made: [],
  forwardings: [],
};

const diagnosis: Diagnosis = {
  isVerified: false,
  by: undefined,
  code: 'signature_mismatch',
  explanation: { how: 'an HMAC', signed: [], shown: ['5257a8…'], computed: [], expected: undefined },
  causes: [{ axis: 'body', id: 'crlf', words: 'the body came with CRLF', cure: 'send LF' }],
  suspicions: [],
  tried: { single: 12, pairs: 0, isComplete: true },
  verdict: 'It does not verify: the body came with CRLF.',
};

export const forwarding: Forwarding = {
  id: 3,
  rule: 'mine',
  target: 'http://127.0.0.1:3000/',
  urn: 'urn:x',
  status: 'waiting',
  attempts: 1,
  triedAt: 1,
  nextAt: 2,
  answer: undefined,
};

const rules: RulesState = { path: 'sallyport.rules.json', rules: [], mistake: undefined };

/** Has one delivery, one sender, one rule and one forwarding, and remembers what it was asked to do. */
export class FakeWorkbench implements Workbench {
  readonly done: (readonly unknown[])[] = [];
  readonly #rows = new Set<(rows: readonly DeliveryRow[]) => void>();
  readonly #forwardings = new Set<(changed: readonly Forwarding[]) => void>();
  lost = 0;
  /** What it throws when it is asked for its rules. */
  failure: Error | undefined;

  get listeners(): number {
    return this.#rows.size + this.#forwardings.size;
  }

  comes(rows: readonly DeliveryRow[]): void {
    for (const listener of this.#rows) listener(rows);
  }

  forwards(changed: readonly Forwarding[]): void {
    for (const listener of this.#forwardings) listener(changed);
  }

  state(): State {
    const gateway = 'http://127.0.0.1:8787';
    return { version: '1.0.0', gateway, bus: 'embedded', hasJournal: true, keep: 10, lost: this.lost };
  }

  readonly deliveries: { -readonly [K in keyof Workbench['deliveries']]: Workbench['deliveries'][K] } = {
    page: (before, limit) => this.#do('page', [row], before, limit),
    get: (seq) => (seq === 7 ? kept : undefined),
    diagnosis: async (seq) => (seq === 7 ? this.#do('diagnosis', diagnosis, seq) : undefined),
    body: (seq) => (seq === 7 ? Buffer.from('<b>!') : undefined),
    asCurl: (seq) => (seq === 7 ? 'curl …' : undefined),
    asFixture: (seq) => (seq === 7 ? '{"fixture":1}' : undefined),
    sendAgain: async (seq) => (seq === 7 ? this.#do('sendAgain', { ms: 1, status: 200 }, seq) : undefined),
    listen: (listener) => listenIn(this.#rows, listener),
  };

  readonly senders: Workbench['senders'] = {
    list: async () => [],
    sheet: async () => undefined,
    secret: async (endpoint) => (endpoint === 'github' ? this.#do('secret', 's3cret', endpoint) : undefined),
    send: async (endpoint, sample) => this.#do('send', { ms: 1, status: 200, body: '' }, endpoint, sample),
  };

  readonly rules: Workbench['rules'] = {
    state: () => {
      if (this.failure) throw this.failure;
      return rules;
    },
    put: (name, rule) => {
      if (rule.pattern === '') throw new RefusedError('the pattern is empty');
      return this.#do('put', rules, name, rule);
    },
    remove: (name) => (name === 'mine' ? this.#do('remove', rules, name) : undefined),
    try: async (pattern, limit) => this.#do('try', { looked: 1, matched: 0, events: [] }, pattern, limit),
    explain: (pattern, event) => this.#do('explain', { event, isMatch: true }, pattern, event),
    export: (...asked) => this.#do('export', 'template', ...asked),
    listen: () => () => {},
  };

  readonly forwardings: Workbench['forwardings'] = {
    ofRule: (rule, most) => this.#do('ofRule', [forwarding], rule, most),
    retry: async (id) => (id === 3 ? this.#do('retry', forwarding, id) : undefined),
    listen: (listener) => listenIn(this.#forwardings, listener),
  };

  async replay(deliveries: readonly number[], name = 'n'): Promise<Replayed> {
    return this.#do('replay', { replayed: deliveries.length, name }, deliveries, name);
  }

  #do<T>(what: string, answer: T, ...asked: readonly unknown[]): T {
    this.done.push([what, ...asked]);
    return answer;
  }
}

function listenIn<L>(listeners: Set<L>, listener: L): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
