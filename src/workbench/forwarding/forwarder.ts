import type { EventStore } from '../../adapters/local/sqlite/event-store.ts';
import type { ForwardingRow } from '../../adapters/local/sqlite/forwarding-table.ts';
import type { Forwarding } from '../api.ts';
import type { ReadRule } from '../rules/read-rules.ts';
import type { Forwardings } from '../workbench.ts';
import { type AttemptParts, Attempts } from './attempts.ts';
import { Follower } from './follower.ts';
import { asForwarding } from './forwarding-words.ts';

export interface ForwarderParts extends AttemptParts {
  readonly events: EventStore;
  /** How many that are done are kept. */
  readonly keep: number;
}

const pollMs = 100;
/** How long those under way may still take when all ends. */
const patienceMs = 1_000;
const prunedEvery = 1_000;

/**
 * Sends the events that a rule matches to its target, as EventBridge does it: each is written down before it is tried, and
 * tried until it is taken or its time is over.
 */
export class Forwarder implements Forwardings {
  readonly #parts: ForwarderParts;
  readonly #follower: Follower;
  readonly #attempts: Attempts;
  readonly #listeners = new Set<(changed: readonly Forwarding[]) => void>();
  readonly #stop = new AbortController();
  #sincePruned = prunedEvery;

  constructor(parts: ForwarderParts) {
    this.#parts = parts;
    const { events, store, clock } = parts;
    const rules = () => this.#active;
    this.#follower = new Follower({ events, store, rules, clock });
    const { signal: stop } = this.#stop;
    this.#attempts = new Attempts({ ...parts, rules, stop, tell: (after) => this.#tell([after]) });
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
    this.#attempts.beginDue();
    await this.#prune();
  }

  /** All that are under way are done. */
  async idle(): Promise<void> {
    await this.#attempts.idle();
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
    await this.#attempts.retry(row);
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
