import { resourceTypes } from '../../../scripts/terraform/types.ts';
import type { Template } from '../loader/template.ts';
import type { Named } from './evaluation.ts';
import type { Sample } from './sample.ts';

/** Which resource of Terraform is which of the template: the one whose name says the same without CDK's hash and the type. */
export class Pairs {
  readonly #ids = new Map<string, string>();

  constructor({ Resources }: Template, { names }: Sample) {
    for (const [id, { Type }] of Object.entries(Resources)) {
      const { resource = '', called = (one: string) => one } = resourceTypes[Type] ?? {};
      const [, number] = /Endpoint([1-6])(?:[A-Z]|[0-9A-F]{8}$)/.exec(id) ?? [];
      const words = called(id.replace(/(?:[0-9A-F]{8})+$/, '').replace(/Endpoint[1-6]/, ''));
      const key = number === undefined ? undefined : names[Number(number) - 1];
      if (number !== undefined && key === undefined) continue;
      this.#add(addressOf(resource, words.toLowerCase() || 'endpoint', key), id);
    }
  }

  /** @returns nothing for a resource that only the module has */
  idOf({ type, name, key }: Pick<Named, 'type' | 'name' | 'key'>): string | undefined {
    return this.#ids.get(addressOf(type, name.replaceAll('_', ''), key));
  }

  #add(address: string, id: string): void {
    if (this.#ids.has(address))
      throw new Error(`${this.#ids.get(address)} and ${id} would both be ${address}`);
    this.#ids.set(address, id);
  }
}

function addressOf(type: string, name: string, key: string | undefined): string {
  // one on a condition has a number where it is named
  return `${type}.${name}${key === undefined || key === '0' ? '' : `["${key}"]`}`;
}
