import { filterOf, isStricter } from './filter.ts';
import type { Row } from './prepared.ts';

type Rows = readonly Row[];

/** The rows that a filter lets through. It looks again only at those that the last answer does not settle. */
export class Narrowing {
  #text = '';
  #from: Rows = [];
  #passed: Rows = [];

  of(rows: Rows, text: string): Rows {
    const passed = this.#passing(rows, text);
    [this.#text, this.#from, this.#passed] = [text, rows, passed];
    return passed;
  }

  #passing(rows: Rows, text: string): Rows {
    const filter = filterOf(text);
    if (filter === undefined) return rows;
    if (rows === this.#from && isStricter(text, this.#text)) return this.#passed.filter(filter);
    const known = text === this.#text ? this.#knownIn(rows) : undefined;
    if (known === undefined) return rows.filter(filter);
    const { begin, end } = known;
    const oldest = rows.at(-1)?.seq ?? 0;
    const passed = end < rows.length ? this.#passed : this.#passed.filter(({ seq }) => seq >= oldest);
    return [...rows.slice(0, begin).filter(filter), ...passed, ...rows.slice(end).filter(filter)];
  }

  /** Where the rows of before stand in these, if others came only before or after them. Their oldest may be gone. */
  #knownIn(rows: Rows): { readonly begin: number; readonly end: number } | undefined {
    const newest = this.#from[0];
    const begin = newest === undefined ? -1 : rows.indexOf(newest);
    const end = Math.min(begin + this.#from.length, rows.length);
    const isWhole = begin >= 0 && rows[end - 1] === this.#from[end - 1 - begin];
    return isWhole ? { begin, end } : undefined;
  }
}
