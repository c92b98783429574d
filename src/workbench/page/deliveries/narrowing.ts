import type { DeliveryRow } from '../../api.ts';
import { filterOf } from './filter.ts';

type Rows = readonly DeliveryRow[];

/** The rows that a filter lets through. Of rows that grew at either end, it looks at what is new only. */
export class Narrowing {
  #text = '';
  #from: Rows = [];
  #passed: Rows = [];

  of(rows: Rows, text: string): Rows {
    const filter = filterOf(text);
    const passed = filter === undefined ? rows : (this.#grown(rows, text) ?? rows.filter(filter));
    [this.#text, this.#from, this.#passed] = [text, rows, passed];
    return passed;
  }

  #grown(rows: Rows, text: string): Rows | undefined {
    const [newest, oldest] = [this.#from[0], this.#from.at(-1)];
    if (text !== this.#text || newest === undefined || oldest === undefined) return undefined;
    const filter = filterOf(text) ?? (() => true);
    const begin = rows.indexOf(newest);
    const end = begin + this.#from.length;
    if (begin < 0 || rows[end - 1] !== oldest) return undefined;
    return [...rows.slice(0, begin).filter(filter), ...this.#passed, ...rows.slice(end).filter(filter)];
  }
}
