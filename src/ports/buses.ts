/** What is known of the buses that events go to. */
export interface Buses {
  /**
   * Looks whether a bus is surely not there: publishing to one that does not exist looks like a success.
   * @param bus name or ARN
   * @returns false also where nobody may look; nothing where the look failed, so that what was known before still holds
   */
  isMissing(bus: string): Promise<boolean | undefined>;
}
