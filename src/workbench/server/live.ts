import type { ServerResponse } from 'node:http';
import type { DeliveryRow } from '../api.ts';
import type { Workbench } from '../workbench.ts';
import { Answer } from './answer.ts';

const batchMs = 100;
const heartbeatMs = 15_000;
const stateMs = 500;
/** One that takes less than it is given would be buffered for without end. */
const mostWaitingBytes = 1024 * 1024;

/** Server-sent events to all pages that are open: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export class Live {
  readonly #workbench: Workbench;
  readonly #clients = new Set<ServerResponse>();
  readonly #endings: (() => void)[];
  #rows: DeliveryRow[] = [];
  #batch: NodeJS.Timeout | undefined;
  #told = '';

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    // a comment keeps whatever lies between from closing the connection
    const heartbeat = setInterval(() => this.#write(': \n\n'), heartbeatMs).unref();
    const looking = setInterval(() => this.#tellOfState(), stateMs).unref();
    this.#endings = [
      workbench.deliveries.listen((rows) => this.#gather(rows)),
      workbench.forwardings.listen((changed) => this.#tell('forwardings', changed)),
      workbench.rules.listen((state) => this.#tell('rules', state)),
      () => clearInterval(heartbeat),
      () => clearInterval(looking),
      () => clearTimeout(this.#batch),
    ];
  }

  /** Begins with how things are, so that a page which lost its connection misses no change. */
  answer(): Answer {
    return new Answer(200, { 'content-type': 'text/event-stream' }, (response) => {
      const state = asEvent('state', this.#workbench.state());
      if (this.#clients.size === 0) this.#told = state;
      this.#clients.add(response);
      response.once('close', () => this.#clients.delete(response));
      response.write(state + asEvent('rules', this.#workbench.rules.state()));
    });
  }

  end(): void {
    for (const end of this.#endings) end();
    for (const client of this.#clients) client.end();
  }

  /** A page draws ten times a second at most, however much comes. */
  #gather(rows: readonly DeliveryRow[]): void {
    if (this.#clients.size === 0) return;
    this.#rows.push(...rows);
    this.#batch ??= setTimeout(() => this.#sendBatch(), batchMs).unref();
  }

  #sendBatch(): void {
    const rows = this.#rows;
    [this.#rows, this.#batch] = [[], undefined];
    this.#tell('deliveries', rows);
  }

  /** Nobody reports that something was lost: it is looked at. */
  #tellOfState(): void {
    if (this.#clients.size === 0) return;
    const state = this.#state();
    if (state !== this.#told) this.#write(state);
    this.#told = state;
  }

  /** No request waits for it, so that nobody could be told of a failure. */
  #state(): string {
    try {
      return asEvent('state', this.#workbench.state());
    } catch {
      return this.#told;
    }
  }

  #tell(name: string, value: unknown): void {
    if (this.#clients.size > 0) this.#write(asEvent(name, value));
  }

  #write(text: string): void {
    for (const client of this.#clients) {
      if (client.writableLength <= mostWaitingBytes) client.write(text);
      else {
        this.#clients.delete(client);
        client.destroy();
      }
    }
  }
}

function asEvent(name: string, value: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(value)}\n\n`;
}
