import type { Plugin } from 'rolldown';

/** Read while AWS answers the first questions. */
const starts = /[/\\]app[/\\]start(?:-with-all)?[.][jt]s$/;

/** Knows what the first delivery needs, besides what is read before it: all that these import, whoever else does. */
export class FirstDelivery {
  readonly #needed = new Set<string>();

  needs(id: string): boolean {
    return this.#needed.has(id);
  }

  get plugin(): Plugin {
    const needed = this.#needed;
    return {
      name: 'first-delivery',
      buildEnd() {
        for (const id of this.getModuleIds()) if (starts.test(id)) needed.add(id);
        for (const id of needed)
          for (const next of this.getModuleInfo(id)?.importedIds ?? []) needed.add(next);
      },
    };
  }
}
