/** What is known of the buses that events go to. */
export interface Buses {
  /**
   * Whether a bus is surely not there: publishing to one that does not exist looks like a success.
   * @param bus name or ARN
   * @returns false also where nobody may tell
   */
  isMissing(bus: string): Promise<boolean>;
}
