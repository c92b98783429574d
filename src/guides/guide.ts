/** What people need to know of a sender, and no delivery needs: for docs/providers/<id>.md and `sallyport providers <id>`. Texts are Markdown. */
export interface Guide {
  /** What to do at the sender, a step each; `{url}` stands for the address of the endpoint. */
  readonly setUp: readonly [string, ...string[]];
  /** Where the secret is made or shown, and what it looks like. */
  readonly secret: string;
  /** Detail-types that come: the usual ones, where they are many. */
  readonly types: readonly [string, ...string[]];
  /** Rules that people need, as patterns of EventBridge over an event in the format `payload`. Each matches one of the samples. */
  readonly rules: readonly [Rule, Rule, ...Rule[]];
  readonly repeats: Repeats;
  /** What it asks so as to know that somebody listens, and what it is told: in a sentence or two. */
  readonly handshake?: string;
  /** What surprises. */
  readonly quirks: readonly string[];
  /** More to read, beside the page on how it signs. */
  readonly links: readonly `https://${string}`[];
  /** What nobody could confirm of what this gateway relies on. Any of it makes the provider experimental. */
  readonly unconfirmed?: readonly [string, ...string[]];
}

interface Rule {
  /** Ends "A rule for …". */
  readonly wants: string;
  readonly pattern: Readonly<Record<string, unknown>>;
}

/** What the sender does when it was not answered with 2xx in time. Sentences, and `not documented` where it says nothing. */
interface Repeats {
  /** Who repeats, how often, for how long. */
  readonly schedule: string;
  /** What a 4xx does there. */
  readonly after4xx: string;
  /** What switches the hook off or deletes it. */
  readonly stops: string;
  /** Whether a repetition has the bytes of the first. */
  readonly bytes: 'the same' | 'others' | 'not documented';
  /** What comes when a person has it deliver something once more. */
  readonly byHand: string;
}

/** Of a provider that only its endpoint describes. */
export const asItsSender: Repeats = {
  schedule: 'as your sender does',
  after4xx: 'as your sender does',
  stops: 'as your sender does',
  bytes: 'not documented',
  byHand: 'As your sender does.',
};
