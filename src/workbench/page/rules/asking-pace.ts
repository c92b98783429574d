const ms = { afterTyping: 150, betweenLooks: 1_000 } as const;

/** When a pattern is tried: as soon as the typing pauses, and once a second while more and more comes. */
export class AskingPace {
  #due: number | undefined;
  #askedAt = Number.NEGATIVE_INFINITY;

  /** @param isTyped whether the pattern has changed, or only something has come. @returns how long to wait from now */
  wait(now: number, isTyped: boolean): number {
    if (isTyped) this.#due = now + ms.afterTyping;
    // what comes puts nothing off
    else this.#due ??= Math.max(now + ms.afterTyping, this.#askedAt + ms.betweenLooks);
    return Math.max(0, this.#due - now);
  }

  asked(now: number): void {
    this.#askedAt = now;
    this.#due = undefined;
  }
}
