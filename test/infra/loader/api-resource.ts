import { isDeepStrictEqual } from 'node:util';
import type { Clients } from './clients.ts';
import type { ParameterValues } from './parameters.ts';
import type { Made } from './resource-type.ts';
import type { Properties, Resource } from './template.ts';
import { typeOf } from './types.ts';

export interface MadeResource extends Made {
  readonly resource: Resource;
  readonly attributes: ParameterValues;
}

interface WantedResource {
  readonly resource: Resource;
  readonly properties: Properties;
}

/** Makes a resource, or changes the one that is there. */
export async function putThroughApi(
  clients: Clients,
  name: string,
  { resource, properties }: WantedResource,
  old: MadeResource | undefined,
): Promise<MadeResource> {
  const { api } = typeOf(resource.Type);
  if (!api) throw new TypeError(`${resource.Type} belongs into a stack`);
  if (!old) {
    const created = await api.create(clients, properties, name);
    return { attributes: {}, ...created, resource, properties };
  }
  const made = { ...old, resource, properties };
  if (isDeepStrictEqual(old.properties, properties)) return made;
  if (!api.update) throw new TypeError(`the loader cannot change ${resource.Type}`);
  await api.update(clients, made);
  return made;
}
