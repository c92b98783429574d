/** What waits for a person. */
export interface Letter {
  readonly id: string;
  /** As it was parked. */
  readonly text: string;
  readonly reason: string | undefined;
  /** Epoch ms. */
  readonly sentAt: number;
}

/** Where events are parked: in queues, or in the file of `serve`. Every method throws what it meets. */
export interface ParkingPlace {
  /** How many there are, a line each. */
  counts(): Promise<readonly string[]>;
  /** @throws {UserError} where there are none by the configuration */
  letters(): {
    list(): Promise<readonly Letter[]>;
    /** @returns false when there is no letter of that id */
    redrive(id: string): Promise<boolean>;
    drop(id: string): Promise<boolean>;
  };
  close(): void;
}
