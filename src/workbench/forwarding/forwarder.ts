import type { EventStore } from '../../adapters/local/sqlite/event-store.ts';
import type { ForwardingStore } from '../../adapters/local/sqlite/forwarding-store.ts';
import type { ForwardingRow } from '../../adapters/local/sqlite/forwarding-table.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Pause } from '../../ports/pause.ts';
import type { Forwarding, RuleTarget } from '../api.ts';
import type { ReadRule } from '../rules/read-rules.ts';
import type { Forwardings } from '../workbench.ts';
import { type Fate, failed } from './fate.ts';
import { Follower } from './follower.ts';
import { asForwarding, logAttempt } from './forwarding-words.ts';
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

export interface ForwarderParts {
  readonly events: EventStore;
  readonly store: ForwardingStore;
  /** As they are now. */
  readonly rules: () => readonly ReadRule[];
  readonly send: (target: RuleTarget, event: string, stop: AbortSignal) => Promise<Attempt>;
  readonly policy: RetryPolicy;
  /** How many that are done are kept. */
  readonly keep: number;
  readonly clock: Clock;
  readonly pause: Pause;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
}

/** Of one rule, so that a target that hangs holds up no other; and of all. */
const mostUnderWay = { ofRule: 8, inAll: 64 } as const;
const pollMs = 100;
/** How long those under way may still take when all ends. */
const patienceMs = 1_000;
const prunedEvery = 1_000;
const heldBackMs = 30_000;

/**
 * Sends the events that a rule matches to its target, as EventBridge does it: each is written down before it is tried, and
 * tried until it is taken or its time is over.
 */
export class Forwarder implements Forwardings {
  readonly #parts: ForwarderParts;
  readonly #follower: Follower;
  readonly #underWay = new Map<number, { readonly rule: string; readonly done: Promise<void> }>();
  readonly #listeners = new Set<(changed: readonly Forwarding[]) => void>();
  readonly #stop = new AbortController();
  #sincePruned = prunedEvery;

  constructor(parts: ForwarderParts) {
    this.#parts = parts;
    const { events, store, clock } = parts;
    this.#follower = new Follower({ events, store, rules: () => this.#active, clock });
  }

  /** To be told when rules have changed. */
  rulesChanged(): void {
    this.#follower.rulesChanged();
  }

  /** Gives up what waits for rules that are gone. Not to be called where a mistake hides which those are. */
  async giveUpOrphans(): Promise<void> {
    const names = this.#active.map(({ name }) => name);
    const answer = JSON.stringify({ error: 'its rule is gone, or has no target any more', ms: 0 });
    this.#tell(await this.#parts.store.giveUpAllBut(names, answer));
  }

  /** Follows until it is ended. Whatever fails is logged once, and done again. */
  async run(): Promise<void> {
    const { signal } = this.#stop;
    for (let failure = ''; !signal.aborted; ) {
      try {
        await this.look();
        failure = '';
      } catch (error) {
        const { message } = error as Error;
        if (message !== failure) this.#parts.log.write('error', 'forwarding_failed', { message });
        failure = message;
      }
      await this.#parts.pause(pollMs, signal).catch(() => {});
    }
  }

  /** Takes on what has come, and begins what is due. */
  async look(): Promise<void> {
    while (await this.#takeSome()) await new Promise((resolve) => setImmediate(resolve));
    this.#follower.forgetSince();
    this.#beginDue();
    await this.#prune();
  }

  /** All that are under way are done. */
  async idle(): Promise<void> {
    await Promise.all([...this.#underWay.values()].map(({ done }) => done));
  }

  /** What is cut off waits for the next start, and may come twice. */
  async end(): Promise<void> {
    const cutOff = new AbortController();
    await Promise.race([this.idle(), this.#parts.pause(patienceMs, cutOff.signal).catch(() => {})]);
    cutOff.abort();
    this.#stop.abort();
    await this.idle();
  }

  async retry(id: number): Promise<Forwarding | undefined> {
    const { store } = this.#parts;
    const row = store.get(id);
    if (!row) return undefined;
    if (!this.#underWay.has(id)) this.#begin(row);
    await this.#underWay.get(id)?.done;
    return asForwarding(store.get(id) ?? row);
  }

  /** Those of these events, in the order in which they were taken on. @param urns each the first resource of one */
  of(urns: readonly string[]): readonly Forwarding[] {
    return this.#parts.store.of(urns).map(asForwarding);
  }

  ofRule(rule: string, most: number): readonly Forwarding[] {
    return this.#parts.store.ofRule(rule, most).map(asForwarding);
  }

  listen(listener: (changed: readonly Forwarding[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get #active(): readonly ReadRule[] {
    return this.#parts.rules().filter(({ target }) => target);
  }

  /** @returns whether there may be more */
  async #takeSome(): Promise<boolean> {
    const { taken, isMore } = await this.#follower.next();
    this.#sincePruned += taken.length;
    this.#tell(taken);
    return isMore;
  }

  #beginDue(): void {
    if (this.#stop.signal.aborted) return;
    const { store, clock } = this.#parts;
    const now = clock.now();
    for (const { name } of this.#active) {
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
        await this.#parts.pause(heldBackMs, this.#stop.signal).catch(() => {});
      })
      .finally(() => this.#underWay.delete(row.id));
    this.#underWay.set(row.id, { rule: row.rule, done });
    // the next comes at once, without a wait for the next look
    done.then(() => this.#beginDue()).catch(() => {});
  }

  async #attempt(row: ForwardingRow): Promise<void> {
    const { store, clock, policy, random, log } = this.#parts;
    const rule = this.#active.find(({ name }) => name === row.rule);
    const target = rule?.target ?? (JSON.parse(row.target) as RuleTarget);
    const event = store.eventOf(row.seq);
    const startedAt = clock.now();
    const { answer, fate } = await this.#send(target, event?.json);
    if (this.#stop.signal.aborted && fate.kind !== 'delivered') return;
    const ms = Math.max(0, clock.now() - startedAt);
    const before = { ...row, target: JSON.stringify(target), answer: JSON.stringify({ ...answer, ms }) };
    const after = afterAttempt(before, fate, clock.now(), policy, random());
    await store.settle(after);
    logAttempt(log, after, event?.detailType);
    this.#tell([after]);
  }

  async #send(target: RuleTarget, event: string | undefined): Promise<Attempt> {
    if (event === undefined)
      return { answer: { error: 'the event is no longer kept here' }, fate: { kind: 'refused' } };
    try {
      return await this.#parts.send(target, event, this.#stop.signal);
    } catch (error) {
      return { answer: { error: (error as Error).message }, fate: failed };
    }
  }

  async #prune(): Promise<void> {
    if (this.#sincePruned < prunedEvery) return;
    // one step per look: an old file may have many
    if ((await this.#parts.store.prune(this.#parts.keep)) === 0) this.#sincePruned = 0;
  }

  #tell(changed: readonly ForwardingRow[]): void {
    if (changed.length === 0) return;
    const told = changed.map(asForwarding);
    for (const listener of this.#listeners) listener(told);
  }
}
