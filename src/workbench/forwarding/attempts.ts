import type { ForwardingStore } from '../../adapters/local/sqlite/forwarding-store.ts';
import type { ForwardingRow } from '../../adapters/local/sqlite/forwarding-table.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Pause } from '../../ports/pause.ts';
import type { RuleTarget } from '../api.ts';
import type { ReadRule } from '../rules/read-rules.ts';
import { type Fate, failed } from './fate.ts';
import { logAttempt } from './forwarding-words.ts';
import { afterAttempt, type RetryPolicy } from './retry-policy.ts';

/** What came of an attempt: what is shown of the answer, and what it means. */
export interface Attempt {
  /** A file says nothing. */
  readonly answer:
    | { readonly status: number; readonly body: string }
    | { readonly error: string }
    | Readonly<Record<string, never>>;
  readonly fate: Fate;
}

export interface AttemptParts {
  readonly store: ForwardingStore;
  /** As they are now. */
  readonly rules: () => readonly ReadRule[];
  readonly send: (target: RuleTarget, event: string, stop: AbortSignal) => Promise<Attempt>;
  readonly policy: RetryPolicy;
  readonly clock: Clock;
  readonly pause: Pause;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
}

interface Surroundings {
  /** Of all that is under way. */
  readonly stop: AbortSignal;
  /** Hears what came of each. */
  readonly tell: (after: ForwardingRow) => void;
}

/** Of one rule, so that a target that hangs holds up no other; and of all. */
const mostUnderWay = { ofRule: 8, inAll: 64 } as const;
const heldBackMs = 30_000;

/** Tries what is due, and writes down what came of it. */
export class Attempts {
  readonly #parts: AttemptParts & Surroundings;
  readonly #underWay = new Map<number, { readonly rule: string; readonly done: Promise<void> }>();

  /** @param parts with the rules that have a target */
  constructor(parts: AttemptParts & Surroundings) {
    this.#parts = parts;
  }

  /** Tries it now, whether it is due or not, and waits for that. */
  async retry(row: ForwardingRow): Promise<void> {
    if (!this.#underWay.has(row.id)) this.#begin(row);
    await this.#underWay.get(row.id)?.done;
  }

  /** All that are under way are done. */
  async idle(): Promise<void> {
    await Promise.all([...this.#underWay.values()].map(({ done }) => done));
  }

  /** What is due, as far as there is room. */
  beginDue(): void {
    if (this.#parts.stop.aborted) return;
    const { store, rules, clock } = this.#parts;
    const now = clock.now();
    for (const { name } of rules()) {
      const ofRule = [...this.#underWay].filter(([, { rule }]) => rule === name).length;
      const room = Math.min(mostUnderWay.ofRule - ofRule, mostUnderWay.inAll - this.#underWay.size);
      if (room <= 0) continue;
      const due = store.due(name, now, room + ofRule).filter(({ id }) => !this.#underWay.has(id));
      for (const row of due.slice(0, room)) this.#begin(row);
    }
  }

  #begin(row: ForwardingRow): void {
    const done = this.#attempt(row)
      .catch(async (error: Error) => {
        this.#parts.log.write('error', 'forwarding_failed', { message: error.message });
        // what cannot be written down must not be sent again and again
        await this.#parts.pause(heldBackMs, this.#parts.stop).catch(() => {});
      })
      .finally(() => this.#underWay.delete(row.id));
    this.#underWay.set(row.id, { rule: row.rule, done });
    // the next comes at once, without a wait for the next look
    done.then(() => this.beginDue()).catch(() => {});
  }

  async #attempt(row: ForwardingRow): Promise<void> {
    const { store, rules, clock, policy, random, log, stop, tell } = this.#parts;
    const rule = rules().find(({ name }) => name === row.rule);
    const target = rule?.target ?? (JSON.parse(row.target) as RuleTarget);
    const event = store.eventOf(row.seq);
    const startedAt = clock.now();
    const { answer, fate } = await this.#send(target, event?.json);
    if (stop.aborted && fate.kind !== 'delivered') return;
    const ms = Math.max(0, clock.now() - startedAt);
    const before = { ...row, target: JSON.stringify(target), answer: JSON.stringify({ ...answer, ms }) };
    const after = afterAttempt(before, fate, clock.now(), policy, random());
    await store.settle(after);
    logAttempt(log, after, event?.detailType);
    tell(after);
  }

  async #send(target: RuleTarget, event: string | undefined): Promise<Attempt> {
    if (event === undefined)
      return { answer: { error: 'the event is no longer kept here' }, fate: { kind: 'refused' } };
    try {
      return await this.#parts.send(target, event, this.#parts.stop);
    } catch (error) {
      return { answer: { error: (error as Error).message }, fate: failed };
    }
  }
}
