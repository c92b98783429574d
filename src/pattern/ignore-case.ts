/** A text to look for in any case. Letter by letter, as EventBridge does: the lower or the upper case of each will do. */
export class CaselessText {
  readonly #letters: readonly (readonly [lower: string, upper: string])[];

  constructor(text: string) {
    this.#letters = text.split('').map((letter) => [letter.toLowerCase(), letter.toUpperCase()]);
  }

  equals(text: string): boolean {
    return this.#endOfPrefix(text) === text.length;
  }

  startsIn(text: string): boolean {
    return this.#endOfPrefix(text) !== undefined;
  }

  endsIn(text: string): boolean {
    let end = text.length;
    for (const cases of this.#letters.toReversed()) {
      const found = cases.find((letter) => text.endsWith(letter, end));
      if (found === undefined) return false;
      end -= found.length;
    }
    return true;
  }

  // No letter's one case begins or ends with its other case, so the first that fits is the only one that does.
  #endOfPrefix(text: string): number | undefined {
    let at = 0;
    for (const cases of this.#letters) {
      const found = cases.find((letter) => text.startsWith(letter, at));
      if (found === undefined) return undefined;
      at += found.length;
    }
    return at;
  }
}
