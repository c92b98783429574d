import type { DeadLetter } from '../../domain/publishing/dead-letter.ts';

export interface ParkedCount {
  readonly queue: 'parked' | 'dead letters';
  readonly waiting: number;
  /** Of a queue in AWS: being worked on, and not to be seen yet. */
  readonly inFlight?: number;
  readonly delayed?: number;
}

/** Where events are parked: in queues, or in the file of `serve`. Every method throws what it meets. */
export interface ParkingPlace {
  /** How many there are, of each queue. */
  counts(): Promise<readonly ParkedCount[]>;
  /** @throws {UserError} where there are none by the configuration */
  letters(): {
    list(): Promise<readonly DeadLetter[]>;
    /** @returns false when there is no letter of that id */
    redrive(id: string): Promise<boolean>;
    drop(id: string): Promise<boolean>;
  };
  close(): void;
}
