import { SecretsUnavailable } from '../../src/domain/errors.ts';
import type { WebhookEvent } from '../../src/domain/event.ts';
import type { TimeLeft } from '../../src/domain/time-left.ts';
import type { StoredValue } from '../../src/domain/verification/credential.ts';
import type { EnrolmentWindow } from '../../src/domain/verification/secrets/enrolment-window.ts';
import { Secret } from '../../src/domain/verification/secrets/secret.ts';
import type { Buses } from '../../src/ports/buses.ts';
import type { Enrolments } from '../../src/ports/enrolments.ts';
import type { Journal, JournalEntry } from '../../src/ports/journal.ts';
import type { Log, LogFields, LogLevel } from '../../src/ports/log.ts';
import type { MetricLabels, MetricName, Metrics } from '../../src/ports/metrics.ts';
import type { Publisher, Receipt } from '../../src/ports/publisher.ts';
import type { Secrets } from '../../src/ports/secrets.ts';
import type { Web } from '../../src/ports/web.ts';

export class RecordingLog implements Log {
  readonly lines: { readonly level: LogLevel; readonly name: string; readonly fields: LogFields }[] = [];

  write(level: LogLevel, name: string, fields: LogFields): void {
    this.lines.push({ level, name, fields });
  }

  named(name: string) {
    return this.lines.filter((line) => line.name === name);
  }
}

export class RecordingMetrics implements Metrics {
  readonly records: {
    readonly values: Partial<Record<MetricName, number>>;
    readonly labels?: MetricLabels;
  }[] = [];

  record(values: Readonly<Partial<Record<MetricName, number>>>, labels?: MetricLabels): void {
    this.records.push(labels ? { values, labels } : { values });
  }

  sum(name: MetricName): number {
    return this.records.reduce((sum, { values }) => sum + (values[name] ?? 0), 0);
  }
}

export class RecordingJournal implements Journal {
  readonly entries: JournalEntry[] = [];

  keep(entry: JournalEntry): void {
    this.entries.push(entry);
  }
}

/** Secrets by id; an id that it does not have is unavailable. */
export class FixedSecrets implements Secrets {
  readonly asked: string[] = [];
  readonly #values: Readonly<Record<string, readonly StoredValue[]>>;

  constructor(values: Readonly<Record<string, readonly StoredValue[]>>) {
    this.#values = values;
  }

  async get(secretId: string): Promise<readonly Secret[]> {
    this.asked.push(secretId);
    const values = this.#values[secretId];
    if (!values) throw new SecretsUnavailable('absent', secretId, 'is not there');
    return values.map((value, position) => new Secret(value, { stage: 'current', position }));
  }

  async refresh(): Promise<undefined> {
    return undefined;
  }
}

/** Public keys by their address; at any other there are none. */
export function publishing(documents: Readonly<Record<string, string>>): Secrets {
  return {
    get: async (url) => (documents[url] === undefined ? [] : [new Secret(documents[url])]),
    refresh: async () => undefined,
  };
}

/** Documents by their address; any other address has none. */
export class FixedWeb implements Web {
  readonly asked: string[] = [];
  readonly #documents: Readonly<Record<string, string | Error>>;

  constructor(documents: Readonly<Record<string, string | Error>>) {
    this.#documents = documents;
  }

  async get(url: string): Promise<string | undefined> {
    this.asked.push(url);
    const document = this.#documents[url];
    if (document instanceof Error) throw document;
    return document;
  }
}

/** Buses that are all there, unless a test says what a look sees. */
export class RecordingBuses implements Buses {
  readonly asked: string[] = [];
  see: (bus: string) => boolean | undefined | Promise<boolean | undefined> = () => false;

  async isMissing(bus: string): Promise<boolean | undefined> {
    this.asked.push(bus);
    return this.see(bus);
  }
}

/** Takes everything, unless a test says what becomes of an event. */
export class RecordingPublisher implements Publisher {
  readonly calls: { readonly events: readonly WebhookEvent[]; readonly left: number }[] = [];
  receiptFor: (event: WebhookEvent, call: number) => Receipt = () => ({ status: 'published' });

  get events(): readonly WebhookEvent[] {
    return this.calls.flatMap(({ events }) => events);
  }

  async publish(events: readonly WebhookEvent[], time: TimeLeft): Promise<readonly Receipt[]> {
    this.calls.push({ events, left: time.left });
    return events.map((event) => this.receiptFor(event, this.calls.length));
  }
}

/** One secret, in a store that has room for one window, as the adapters have it. */
export class MemoryEnrolments implements Enrolments {
  readonly asked: string[] = [];
  readonly taken: string[] = [];
  current: string | undefined;
  open: EnrolmentWindow | undefined;

  async window(secretId: string): Promise<EnrolmentWindow | undefined> {
    this.asked.push(secretId);
    return this.open;
  }

  async take(...[, { ticket }, change]: Parameters<Enrolments['take']>): Promise<boolean> {
    if (this.open?.ticket !== ticket) return false;
    const text = change(this.current);
    if (text === undefined) return false;
    this.taken.push(text);
    this.current = text;
    this.open = undefined;
    return true;
  }
}
