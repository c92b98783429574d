import type { Sent } from '../../domain/verification/signed-url.ts';
import type { GivenFile } from './given-file.ts';

/** A delivery as a form has it. */
export interface FormedDelivery {
  readonly request: Sent;
  /** Epoch ms, where the form says when it came. */
  readonly cameAt?: number | undefined;
  /** What the form left out, or may have changed: sentences without a full stop. */
  readonly notes: readonly string[];
}

/** @throws {UserError} where that delivery cannot be told from what is there */
export type Read = () => FormedDelivery;

/** A form in which people have deliveries. */
export interface Form {
  /** With its article: `a HAR`. */
  readonly name: string;
  /**
   * The deliveries in a file, in its order.
   * @returns nothing where the file is of another form
   * @throws {UserError} where it is of this one and of no use, with what to do
   */
  readonly find: (file: GivenFile) => readonly Read[] | undefined;
}
