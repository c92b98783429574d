import type { EventStore } from '../../adapters/local/sqlite/event-store.ts';
import type { ForwardingStore } from '../../adapters/local/sqlite/forwarding-store.ts';
import type { ForwardingRow, NewForwarding } from '../../adapters/local/sqlite/forwarding-table.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ReadRule } from '../rules/read-rules.ts';

/** Between two of them deliveries go on. */
const looksAtOnce = 32;

interface FollowerParts {
  readonly events: EventStore;
  readonly store: ForwardingStore;
  /** As they are now. */
  readonly rules: () => readonly ReadRule[];
  readonly clock: Clock;
}

/** Writes down which events go where. It follows the table, so that whoever puts an event there is served. */
export class Follower {
  readonly #parts: FollowerParts;
  /** From which event on a rule counts that was not there before. */
  readonly #since = new Map<string, number>();
  #known: ReadonlySet<string>;

  constructor(parts: FollowerParts) {
    this.#parts = parts;
    this.#known = new Set(parts.rules().map(({ name }) => name));
  }

  /** To be told when rules have changed. A new one gets the events that come from now on. */
  rulesChanged(): void {
    const names = this.#parts.rules().map(({ name }) => name);
    for (const name of names) if (!this.#known.has(name)) this.#since.set(name, this.#parts.store.lastSeq);
    this.#known = new Set(names);
  }

  /** Takes on some of what has come. @returns what that is, and whether there may be more */
  async next(): Promise<{ readonly taken: readonly ForwardingRow[]; readonly isMore: boolean }> {
    const { store } = this.#parts;
    const from = store.cursor;
    const rules = this.#parts.rules();
    const found: NewForwarding[] = [];
    let to = from;
    let looks = 0;
    if (rules.length === 0) {
      to = store.lastSeq;
    } else {
      for (const { seq, json } of this.#parts.events.readAfter(from)) {
        found.push(...this.#matching(rules, seq, json));
        to = seq;
        looks += 1;
        if (looks === looksAtOnce) break;
      }
    }
    if (to <= from) return { taken: [], isMore: false };
    return { taken: await store.take(from, to, found), isMore: looks === looksAtOnce };
  }

  /** The numbers of a file that was lost say nothing of the new one. */
  forgetSince(): void {
    const { cursor, lastSeq } = this.#parts.store;
    for (const [name, seq] of this.#since) if (seq <= cursor || seq > lastSeq) this.#since.delete(name);
  }

  #matching(rules: readonly ReadRule[], seq: number, json: string): readonly NewForwarding[] {
    const event = JSON.parse(json) as { readonly resources: readonly string[] };
    const takenAt = this.#parts.clock.now();
    return rules
      .filter(({ name, pattern }) => seq > (this.#since.get(name) ?? 0) && pattern.matches(event))
      .map(({ name, target }) => ({
        rule: name,
        target: JSON.stringify(target),
        seq,
        urn: String(event.resources[0]),
        takenAt,
      }));
  }
}
