/** Where a bus says that its events come from. */
export interface BusPlace {
  /** Of AWS, 12 digits. */
  readonly account: string;
  readonly region: string;
}

/** What events say that were on no bus of AWS. */
export const nowhere: BusPlace = { account: '000000000000', region: 'local' };
