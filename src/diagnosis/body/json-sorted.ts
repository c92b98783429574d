/** Deeper than that, nothing is sorted. */
const deepest = 200;

/**
 * A JSON text with the members of every object by name, each as it was written, and without white space between them.
 * @returns nothing where they stand so already, or are too deep
 */
export function sortedJson(text: string, depth: number): string | undefined {
  return depth > deepest ? undefined : new Sorting(text).done();
}

class Sorting {
  readonly #text: string;
  #at = 0;
  #isChanged = false;

  constructor(text: string) {
    this.#text = text;
  }

  done(): string | undefined {
    const sorted = this.#value();
    return this.#isChanged ? sorted : undefined;
  }

  #value(): string {
    const mark = this.#next();
    if (mark === '{') return `{${this.#members().join(',')}}`;
    if (mark === '[') return `[${this.#elements().join(',')}]`;
    return this.#scalar();
  }

  #members(): readonly string[] {
    const members: { readonly name: string; readonly text: string }[] = [];
    this.#at += 1;
    while (this.#next() !== '}') {
      const raw = this.#scalar();
      // the colon
      this.#next();
      this.#at += 1;
      members.push({
        name: raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1),
        text: `${raw}:${this.#value()}`,
      });
      if (this.#next() === ',') this.#at += 1;
    }
    this.#at += 1;
    this.#isChanged ||= members.some(({ name }, at) => at > 0 && name < (members[at - 1]?.name as string));
    members.sort((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
    return members.map((one) => one.text);
  }

  #elements(): readonly string[] {
    const elements: string[] = [];
    this.#at += 1;
    while (this.#next() !== ']') {
      elements.push(this.#value());
      if (this.#next() === ',') this.#at += 1;
    }
    this.#at += 1;
    return elements;
  }

  /** The next character that is no white space. */
  #next(): string {
    while ((this.#text[this.#at] as string) <= ' ') this.#at += 1;
    return this.#text[this.#at] as string;
  }

  #scalar(): string {
    const start = this.#at;
    if (this.#text[start] === '"') this.#at = this.#afterString(start);
    else while (/[-+.\w]/.test(this.#text.charAt(this.#at))) this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  #afterString(open: number): number {
    let at = open + 1;
    for (let char = this.#text[at]; char !== '"'; char = this.#text[at]) at += char === '\\' ? 2 : 1;
    return at + 1;
  }
}
