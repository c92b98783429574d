import type { Io } from '../io.ts';

/** Where a command works, as its options say. */
export interface Place {
  readonly stack?: string | undefined;
  /** The file of its configuration. */
  readonly config?: string | undefined;
  /** An entry of somebody's own. */
  readonly entry?: string | undefined;
}

/**
 * Carries out a command whose line was read. `work` loads what only it needs; the code that it ends with is that of the process.
 */
export type Act = (place: Place, work: (io: Io) => Promise<number>) => Promise<void>;
