import type { Leaf } from './condition.ts';

/** In which element of which array a value stands, outermost array first. Arrays are numbered as they are met. */
export type Membership = readonly (readonly [array: number, index: number])[];

/** Elements that were chosen so far: from each array at most one. */
export type Choice = ReadonlyMap<number, number>;

interface Occurrence {
  readonly leaf: Leaf;
  readonly membership: Membership;
}

/** Every value an event has at one path, filed by the array elements it stands in. */
export class Occurrences {
  readonly #here: Occurrence[] = [];
  readonly #inside = new Map<number, Map<number, Occurrences>>();
  /** The arrays that any value here stands in. */
  readonly arrays = new Set<number>();

  add(occurrence: Occurrence): void {
    let shelf: Occurrences = this;
    for (const [array, index] of occurrence.membership) {
      this.arrays.add(array);
      shelf = shelf.#shelf(array, index);
    }
    shelf.#here.push(occurrence);
  }

  /** The values that stand in no other element of an array than the chosen one. */
  *consistentWith(choice: Choice): Generator<Occurrence> {
    yield* this.#here;
    for (const [array, shelves] of this.#inside) {
      const index = choice.get(array);
      const open = index === undefined ? shelves.values() : [shelves.get(index)];
      for (const shelf of open) if (shelf !== undefined) yield* shelf.consistentWith(choice);
    }
  }

  #shelf(array: number, index: number): Occurrences {
    const shelves = this.#inside.get(array) ?? new Map<number, Occurrences>();
    this.#inside.set(array, shelves);
    const shelf = shelves.get(index) ?? new Occurrences();
    shelves.set(index, shelf);
    return shelf;
  }
}
