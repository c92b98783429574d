import type { DeadLetter } from '../domain/publishing/dead-letter.ts';

/** Where events are parked: in queues, or in the file of `serve`. Every method throws what it meets. */
export interface ParkingPlace {
  /** How many there are, a line each. */
  counts(): Promise<readonly string[]>;
  /** @throws {UserError} where there are none by the configuration */
  letters(): {
    list(): Promise<readonly DeadLetter[]>;
    /** @returns false when there is no letter of that id */
    redrive(id: string): Promise<boolean>;
    drop(id: string): Promise<boolean>;
  };
  close(): void;
}
