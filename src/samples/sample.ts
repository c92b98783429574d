/** A request as a provider would send it, but for its signature. */
export interface Sample {
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** @param unique a text that no other delivery has, for ids */
export type MakeSample = (unique: string) => Sample;

/** What a provider sends, by the name of the event. The first is sent where none is named. */
export type Samples = Readonly<Record<string, MakeSample>>;
