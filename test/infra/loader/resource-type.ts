import type { Clients } from './clients.ts';
import type { ParameterValues } from './parameters.ts';
import type { Properties } from './template.ts';

/** Something that is there, and what its template says of it, with nothing left to resolve. */
export interface Made {
  readonly id: string;
  readonly properties: Properties;
}

/** How a type of resource comes to be in moto, and how one sees that it is there. */
export interface ResourceType {
  /** What its service says of it, in the words of a template; rejects with the service's error, or {@link NotThere}. */
  see(clients: Clients, made: Made): Promise<Properties>;
  /** Only of what moto's CloudFormation does not make. */
  readonly api?: Api;
  /** Properties that moto's CloudFormation drops without a word, or spoils, and what gives them to the service. */
  readonly spoilt?: Readonly<
    Record<string, (clients: Clients, id: string, value: never) => Promise<unknown>>
  >;
  /** Properties that moto has no place for. */
  readonly unkept?: readonly string[];
}

interface Api {
  /** Why not by a stack. */
  readonly because: string;
  /** @param name as CloudFormation would make it up */
  create(clients: Clients, properties: Properties, name: string): Promise<Created>;
  /** Absent: no update that a test makes changes one. */
  update?(clients: Clients, made: Made): Promise<unknown>;
  delete(clients: Clients, made: Made): Promise<unknown>;
}

interface Created {
  readonly id: string;
  readonly attributes?: ParameterValues;
}

/** Thrown where the service answers without an error of its own. */
export class NotThere extends Error {}

export const unknownToCloudFormation = "moto's CloudFormation does not know it, and skips it in silence";

/** A policy arrives as text, by some services' bindings already parsed. */
export function parsed(document: unknown): unknown {
  return typeof document === 'string' ? JSON.parse(document) : document;
}
