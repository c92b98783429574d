import type { Edit } from './edit.ts';
import type { Shape } from './shapes.ts';
import type { Substitutes } from './substitutes.ts';

/** Where a value stands. */
export interface Spot {
  /** Of the member, the field or the header. */
  readonly name: string;
  /** The name of the object in which the member stands. */
  readonly holder?: string | undefined;
  readonly path: string;
  /** Not what a person wrote, however many words it has. */
  readonly isHeader?: boolean;
}

/** With what a delivery is read and replaced. What is written within a value is looked at as the value is. */
export interface Replacing {
  readonly substitutes: Substitutes;
  /** Values that stay, since they decide what the delivery is: its type, what its endpoint is told. */
  readonly kept: ReadonlySet<string>;
  /** Addresses that stay: of the keys by which it is proven. */
  readonly keptAddress?: RegExp | undefined;
  /** What gives way in a value that is spelled out. */
  readonly value: (value: string, spot: Spot) => readonly Edit[];
  /** What gives way in a document: JSON, XML, text. */
  readonly document: (text: string, spot: Spot) => readonly Edit[];
}

/** A part of a text gives way to its substitute. */
export function substituted({ kind, start, value }: Shape, path: string, { substitutes }: Replacing): Edit {
  return { start, end: start + value.length, text: substitutes.of(kind, value), kind, path };
}
