/** Quartiles of what was measured. */
export interface Spread {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

type Unit = 'ms' | 'µs' | 'MB' | 'kB' | 'per s' | 'calls';

/** What a row has to reach, in its own unit or as the ratio to its floor. */
export type Goal =
  | { readonly of: 'ratio' | 'ours'; readonly atMost: number }
  | { readonly of: 'ratio' | 'ours'; readonly atLeast: number };

/** Ours beside its floor, in turns in one run. */
export interface Row {
  readonly name: string;
  readonly unit: Unit;
  readonly ours: Spread;
  /** Absent where there is none to compare with. */
  readonly floor?: Spread;
  /** Ours / floor of each pair. */
  readonly ratio?: Spread;
  readonly pairs: number;
  readonly goal?: Goal;
}

export interface Question {
  /** The name of its folder, and what `npm run bench -- <id>` asks. */
  readonly id: string;
  readonly title: string;
  /** What is measured and what the floor is, in Markdown. */
  readonly text: string;
  readonly rows: () => Promise<readonly Row[]>;
}
