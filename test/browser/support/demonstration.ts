import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createListener } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DeliveryRow } from '../../../src/workbench/api.ts';
import type { Served } from './served.ts';

/** At which everything in the pictures came. */
export const dayOfPictures = Date.parse('2026-11-26T14:03:20Z');

const deliveries: readonly (readonly [endpoint: string, sample?: string])[] = [
  ['shopify', 'orders/create'],
  ['slack'],
  ['github', 'ping'],
  ['stripe', 'invoice.paid'],
  ['gitlab', 'push'],
  ['github', 'push'],
  ['linear'],
  ['stripe', 'payment_intent.succeeded'],
  ['twilio'],
  ['github', 'issues.opened'],
  ['stripe', 'invoice.paid'],
  ['sentry'],
  ['github', 'pull_request.opened'],
];

/** What a morning with webhooks leaves behind: mostly what is taken, and some of what is not. */
export async function demonstrate(served: Served): Promise<void> {
  for (const [endpoint, sample] of deliveries) {
    const path = `/api/senders/${endpoint}/send`;
    const { status } = await served.ask<{ status?: number }>('POST', path, { sample });
    if (status === undefined || status >= 300) throw new Error(`no ${sample} of ${endpoint}: ${status}`);
    if (sample === 'push' && endpoint === 'github') await forge(served, '/stripe');
    if (sample === 'issues.opened') await writeAnew(served, '/github');
    if (endpoint === 'twilio') await forge(served, '/gihtub');
  }
  await served.eventually(async () => {
    const rows = await served.ask<readonly DeliveryRow[]>('GET', '/api/deliveries');
    return rows.length === deliveries.length + 3;
  });
  setClock(join(served.cwd, '.sallyport', 'deliveries.db'));
}

async function forge(served: Served, path: string): Promise<void> {
  await fetch(new URL(path, served.gateway), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'stripe-signature': `t=${dayOfPictures / 1000},v1=${'0'.repeat(64)}`,
      'x-github-event': 'push',
      'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
    },
    body: '{"ref":"refs/heads/main"}',
  });
}

/** Signed as it was sent, and written anew on the way. */
async function writeAnew(served: Served, path: string): Promise<void> {
  const { secret } = await served.ask<{ secret: string }>('POST', `/api/senders${path}/secret`, {});
  const body = '{"ref":"refs/heads/main","created":false}';
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  await fetch(new URL(path, served.gateway), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'push',
      'x-hub-signature-256': `sha256=${signature}`,
    },
    body: JSON.stringify(JSON.parse(body), undefined, 2),
  });
}

/** The times of a laptop that does nothing else, on a day that is always the same. */
function setClock(file: string): void {
  const db = new DatabaseSync(file, { timeout: 5_000 });
  try {
    const last = db.prepare('select max(seq) as last from delivery').get()?.last as number;
    for (let seq = 1; seq <= last; seq += 1) {
      const time = dayOfPictures - Math.round((last - seq) ** 1.7 * 3_700);
      const ms = 1.4 + ((seq * 7) % 13) / 10;
      db.prepare('update delivery set time = ?, ms = ? where seq = ?').run(time, ms, seq);
      const { said, made } = db.prepare('select said, made from content where seq = ?').get(seq) as {
        said: string;
        made: string;
      };
      const shares = { verify: ms * 0.2, normalise: ms * 0.15, publish: ms * 0.5 };
      const before = JSON.parse(said);
      const steps = Object.entries(shares).filter(([step]) => before.ms[step] !== undefined);
      const timed = { ...before, ms: { ...Object.fromEntries(steps), total: ms } };
      const events = JSON.parse(made).map((event: object) => ({ ...event, time }));
      db.prepare('update content set said = ?, made = ? where seq = ?').run(
        JSON.stringify(timed),
        JSON.stringify(events),
        seq,
      );
    }
  } finally {
    db.close();
  }
}

/** The port that people know, or any where somebody has it. */
export async function portOr(wanted: number): Promise<string> {
  const listener = createListener();
  const isFree = await new Promise<boolean>((resolve) => {
    listener.once('error', () => resolve(false));
    listener.listen(wanted, '127.0.0.1', () => resolve(true));
  });
  listener.close();
  return isFree ? String(wanted) : '0';
}

/** Answers all that comes with what `answer` says at that time. */
export class Consumer {
  readonly received: string[] = [];
  answer: readonly [status: number, body: string];
  readonly #server: Server;

  private constructor(answer: readonly [status: number, body: string]) {
    this.answer = answer;
    this.#server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      this.received.push(body);
      const [status, words] = this.answer;
      response.writeHead(status, { 'content-type': 'text/plain' }).end(words);
    });
  }

  static async start(answer: readonly [status: number, body: string], port = '0'): Promise<Consumer> {
    const consumer = new Consumer(answer);
    consumer.#server.listen(Number(port), '127.0.0.1');
    await once(consumer.#server, 'listening');
    return consumer;
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
