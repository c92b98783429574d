import type { Plugin } from 'rolldown';

/** Read while AWS answers the first questions. */
const starts = /[/\\]app[/\\]start(?:-with-all)?[.][jt]s$/;
/** What begins a start, for whoever waits for it at the top of a file. */
const begins = /[/\\]app[/\\]lambda-entry(?:-of)?[.][jt]s$/;

/** Knows what the first delivery needs, besides what is read before it: all that these import, whoever else does. */
export class FirstDelivery {
  #needed: ReadonlySet<string> = new Set();
  #waiting: ReadonlySet<string> = new Set();

  needs(id: string): boolean {
    return this.#needed.has(id);
  }

  /** Whether it may wait for the gateway while it is read itself: the entry, or what it imports. */
  mayWait(id: string): boolean {
    return this.#waiting.has(id);
  }

  get plugin(): Plugin {
    const set = (needed: ReadonlySet<string>, waiting: ReadonlySet<string>) => {
      this.#needed = needed;
      this.#waiting = waiting;
    };
    return {
      name: 'first-delivery',
      buildEnd() {
        const ids = [...this.getModuleIds()];
        const importedBy = (id: string) => this.getModuleInfo(id)?.importedIds ?? [];
        const importersOf = (id: string) => this.getModuleInfo(id)?.importers ?? [];
        const begun = ids.filter((id) => begins.test(id));
        set(
          reached(
            ids.filter((id) => starts.test(id)),
            importedBy,
          ),
          reached(begun.flatMap(importersOf), importersOf),
        );
      },
    };
  }
}

function reached(from: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const all = new Set(from);
  for (const id of all) for (const other of next(id)) all.add(other);
  return all;
}
