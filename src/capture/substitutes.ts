import type { Edit, Kind } from './edit.ts';
import { filler } from './filler.ts';
import { type Made, make } from './made-up.ts';

/** In what stands within another text, less is a word like any other. */
const shortest = { text: 3, number: 6 };
/** What is written in a text by itself, and so is looked for in every other. */
const looksForIt: ReadonlySet<Kind> = new Set<Kind>([
  'birthday',
  'branch',
  'contact',
  'email',
  'host',
  'iban',
  'id',
  'ip',
  'name',
  'phone',
  'secret',
  'user',
]);
const word = /[\p{L}\p{N}]+/gu;

/** Those that are as long and in which the first word begins at the same place: whether one of them stands somewhere is one look. */
interface Known {
  readonly offset: number;
  readonly length: number;
  readonly kinds: Map<string, Kind>;
}

/**
 * What takes the place of what: the same for the same value wherever it comes, in one delivery or in the next, and made of a count and of
 * the shape of the value alone, so that nothing of the value itself is in it.
 */
export class Substitutes {
  readonly #made = new Map<string, string>();
  /** Of segments of addresses, of which nobody knows what they are until they are met elsewhere. */
  readonly #segments = new Map<string, string>();
  readonly #values = new Set<string>();
  readonly #counts = new Map<string, number>();
  readonly #byFirstWord = new Map<string, Known[]>();
  /** Of what nothing more can be made that is nothing else: kinds, and how long. */
  readonly #spent = new Set<string>();
  #used = new Map<string, Kind>();

  /** @param value as it was written, without spaces around it */
  of(kind: Kind, value: string): string {
    if (kind === 'text') return filler(value);
    this.#used.set(value, kind);
    const key = keyOf(kind, value);
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    if (kind === 'url') return this.#segment(value);
    const made = this.#make(kind, value);
    this.let(kind, value, made);
    return made;
  }

  /** Decides what takes the place of a value. */
  let(kind: Kind, value: string, substitute: string): void {
    this.#made.set(keyOf(kind, value), substitute);
    this.#values.add(substitute);
    if (!looksForIt.has(kind)) return;
    this.#lookFor(kind, value);
    // `ada:fix` is the branch of a fork
    if (kind === 'branch' && !value.startsWith(':')) this.let(kind, `:${value}`, `:${substitute}`);
    if (kind !== 'name') return;
    // whoever is written to is called by one of these
    for (const { 0: part } of value.matchAll(word))
      if (part !== value && part.length > 2 && !this.#made.has(part)) this.let('name', part, substitute);
  }

  /** What was replaced since this was asked for the last time, and what it was. */
  used(): ReadonlyMap<string, Kind> {
    const used = this.#used;
    this.#used = new Map();
    return used;
  }

  has(value: string): boolean {
    return this.#made.has(value);
  }

  /** The values that are known by now and stand somewhere in a text, with nothing of a word beside them. One pass over its words. */
  knownIn(text: string, path: string): readonly Edit[] {
    const edits: Edit[] = [];
    let end = 0;
    for (const { 0: first, index } of text.matchAll(word)) {
      if (index < end) continue;
      for (const { offset, length, kinds } of this.#byFirstWord.get(first) ?? []) {
        const start = index - offset;
        const value = text.slice(start, start + length);
        const kind = kinds.get(value);
        if (kind === undefined || start < end || !isEnd(text, start + length)) continue;
        end = start + length;
        edits.push({ start, end, text: this.of(kind, value), kind, path });
        break;
      }
    }
    return edits;
  }

  #segment(value: string): string {
    const known = this.#segments.get(value) ?? this.#make('url', value);
    this.#segments.set(value, known);
    return known;
  }

  #lookFor(kind: Kind, value: string): void {
    const isNumber = /^\d+$/.test(value);
    const [first, ...more] = value.matchAll(word);
    if (!first || value.length < (isNumber ? shortest.number : shortest.text)) return;
    if (more.length === 0 && !isNumber && isOfEverybody(kind, value)) return;
    const all = this.#byFirstWord.get(first[0]) ?? [];
    const { length } = value;
    const known = all.find((one) => one.offset === first.index && one.length === length);
    if (known) {
      if (!known.kinds.has(value)) known.kinds.set(value, kind);
      return;
    }
    all.push({ offset: first.index, length, kinds: new Map([[value, kind]]) });
    // the longest first: one may be the beginning of another
    all.sort((one, other) => other.length - one.length);
    this.#byFirstWord.set(first[0], all);
  }

  #make(kind: Made, value: string): string {
    const like = `${kind} ${value.length}`;
    for (let tries = 0; ; tries += 1) {
      const made = make(kind, value, this.#next(kind));
      const isOther = made !== value && !this.#values.has(made) && !this.#made.has(made);
      if (isOther || this.#spent.has(like)) return made;
      // of a digit or two there are no more
      if (tries === 100) this.#spent.add(like);
    }
  }

  #next(kind: Kind): number {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return count;
  }
}

/** One word in small letters, unless it is a name by which somebody is called; a month. */
function isOfEverybody(kind: Kind, word: string): boolean {
  return kind === 'birthday' || ((kind === 'name' || kind === 'branch') && /^[a-z]+$/.test(word));
}

function keyOf(kind: Kind, value: string): string {
  // a day of a month is a number of anything
  if (kind === 'birthday' || kind === 'age') return `${kind} ${value}`;
  return kind === 'email' || kind === 'host' ? value.toLowerCase() : value;
}

function isEnd(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.slice(at, at + 1)) || !/[\p{L}\p{N}]/u.test(text.slice(at - 1, at));
}
