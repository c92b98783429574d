import { isDeepStrictEqual } from 'node:util';
import { type MadeResource, putThroughApi } from './api-resource.ts';
import type { Clients } from './clients.ts';
import { MotoStack } from './moto-stack.ts';
import type { ParameterValues } from './parameters.ts';
import { NotThere } from './resource-type.ts';
import { isKnown } from './scope.ts';
import type { Properties, Template } from './template.ts';
import { typeOf, type Way } from './types.ts';
import { type Named, Wanted } from './wanted.ts';

/**
 * A template that came alive in moto: as a stack where moto knows the type, through the API of its service where it
 * does not. What a stack needs of the API, such as secrets, is made first; what needs something of the stack, after it; and
 * what needs that, such as a dashboard of alarms, in a stack of its own, and so on: an update would make all of the first anew.
 */
export class LoadedStack {
  readonly name: string;
  readonly #clients: Clients;
  /** In the order in which they are made. */
  readonly #stacks: MotoStack[] = [];
  /** By logical id, in the order in which they were made. */
  readonly #made = new Map<string, MadeResource>();
  #wanted: Wanted | undefined;

  private constructor(clients: Clients, name: string) {
    this.#clients = clients;
    this.name = name;
  }

  /** Removes what it has made when it fails, as CloudFormation does. */
  static async create(
    clients: Clients,
    name: string,
    template: Template,
    parameters: ParameterValues,
  ): Promise<LoadedStack> {
    const stack = new LoadedStack(clients, name);
    try {
      await stack.update(template, parameters);
    } catch (error) {
      await stack.delete();
      throw error;
    }
    return stack;
  }

  async update(template: Template, parameters: ParameterValues): Promise<void> {
    const wanted = new Wanted(template, parameters, this.name);
    let all = await this.#throughApi(wanted, new Set());
    let waiting = wanted.ofStack;
    for (let at = 0; waiting.length > 0; at += 1) {
      const ready = wanted.ready(waiting);
      if (ready.length === 0) throw new Error(`${waiting[0]?.[0]} needs something that nothing makes`);
      await this.#asStack(this.#stack(at), wanted, ready);
      all = await this.#throughApi(wanted, all);
      waiting = waiting.filter((one) => !ready.includes(one));
    }
    const missing = wanted.ofApi.find(([id]) => !all.has(id));
    if (missing) throw new Error(`${missing[0]} needs something that nothing makes`);
    for (const [id, made] of [...this.#made].toReversed()) {
      if (wanted.has(id)) continue;
      await typeOf(made.resource.Type).api?.delete(this.#clients, made);
      this.#made.delete(id);
    }
    await this.#stack(0).show(wanted.outputs);
    this.#wanted = wanted;
  }

  /** Removes everything but what the template retains. What was there can still be looked for. */
  async delete(): Promise<void> {
    const stacks = this.#stacks.toReversed();
    for (const [id, made] of [...this.#made].toReversed()) {
      const { api } = typeOf(made.resource.Type);
      if (!api) await stacks.find((stack) => stack.has(id))?.delete();
      else if (!made.resource.DeletionPolicy?.startsWith('Retain')) await api.delete(this.#clients, made);
    }
    for (const stack of stacks) await stack.delete();
  }

  get logicalIds(): readonly string[] {
    return [...this.#made.keys()];
  }

  /** The types that went each way. */
  get ways(): Readonly<Record<Way, readonly string[]>> {
    const { ofStack = [], ofApi = [], ofNothing = [] } = this.#wanted ?? {};
    const types = (resources: typeof ofStack) =>
      [...new Set(resources.map(([, { Type }]) => Type))].toSorted();
    return { asStack: types(ofStack), throughApi: types(ofApi), nowhere: types(ofNothing) };
  }

  typeOf(logicalId: string): string {
    return this.#get(logicalId).resource.Type;
  }

  physicalId(logicalId: string): string {
    return this.#get(logicalId).id;
  }

  /** @param condition of the template; absent: there is nothing to hold */
  holds(condition: string | undefined): boolean {
    return this.#wanted?.scope.holds(condition) ?? false;
  }

  output(name: string): string {
    return String(this.#wanted?.outputs[name]);
  }

  /** What the template says of it, but for what moto has no place for. */
  expected(logicalId: string): Properties {
    const { resource, properties } = this.#get(logicalId);
    const unkept = typeOf(resource.Type).unkept ?? [];
    return Object.fromEntries(Object.entries(properties).filter(([name]) => !unkept.includes(name)));
  }

  /** What its service says of it. */
  seen(logicalId: string): Promise<Properties> {
    const made = this.#get(logicalId);
    return typeOf(made.resource.Type).see(this.#clients, made);
  }

  /** Rejects where its service cannot say so. */
  async isThere(logicalId: string): Promise<boolean> {
    try {
      await this.seen(logicalId);
      return true;
    } catch (error) {
      const isRefusal = error instanceof NotThere || (error as { $fault?: string }).$fault === 'client';
      if (isRefusal) return false;
      throw error;
    }
  }

  #get(logicalId: string): MadeResource {
    const made = this.#made.get(logicalId);
    if (!made) throw new Error(`there is no ${logicalId}`);
    return made;
  }

  /** Makes what it can of what is known by now. */
  async #throughApi(wanted: Wanted, done: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const all = new Set(done);
    for (const [id, resource] of wanted.ofApi) {
      const properties = wanted.propertiesOf(resource);
      if (all.has(id) || !isKnown(properties)) continue;
      const old = this.#made.get(id);
      const made = await putThroughApi(this.#clients, `${this.name}-${id}`, { resource, properties }, old);
      this.#made.set(id, made);
      wanted.scope.define(id, made.id, made.attributes);
      all.add(id);
    }
    return all;
  }

  #stack(at: number): MotoStack {
    this.#stacks[at] ??= new MotoStack(this.#clients, at === 0 ? this.name : `${this.name}-late-${at}`);
    return this.#stacks[at];
  }

  async #asStack(stack: MotoStack, wanted: Wanted, resources: Named): Promise<void> {
    const made = await stack.put(wanted.resolved(resources), wanted.stackAttributes);
    for (const [logicalId, { id, attributes }] of made) wanted.scope.define(logicalId, id, attributes);
    for (const [logicalId, resource] of resources) {
      const properties = wanted.propertiesOf(resource);
      const { id = '', attributes = {} } = made.get(logicalId) ?? {};
      const old = this.#made.get(logicalId);
      this.#made.set(logicalId, { id, attributes, resource, properties });
      for (const [name, give] of Object.entries(typeOf(resource.Type).spoilt ?? {})) {
        const value = properties[name];
        if (isDeepStrictEqual(value, old?.properties[name])) continue;
        await give(this.#clients, id, value as never);
      }
    }
  }
}
