/** What was parked and waits for a person, since no bus will ever take it as it is. */
export interface DeadLetter {
  readonly id: string;
  /** As it was parked. */
  readonly text: string;
  /** A stable word. Absent where a queue itself has given it up. */
  readonly reason: string | undefined;
  /** Epoch ms. */
  readonly sentAt: number;
}
