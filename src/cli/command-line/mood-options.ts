import { type Command, Option } from 'commander';
import { wholeNumber } from '../option-values.ts';

/** What `send` may be told beside the usual: one at a time. */
export interface MoodOptions {
  readonly stale?: boolean;
  readonly future?: boolean;
  readonly tampered?: 'body' | 'url' | 'signature';
  readonly unsigned?: boolean;
  readonly oldSecret?: boolean;
  /** The id of another provider. */
  readonly as?: string;
  readonly twice?: boolean;
  readonly retry?: boolean;
  readonly burst?: number;
  readonly slow?: boolean;
  readonly abort?: boolean;
  readonly oversize?: boolean;
}

const mostAtOnce = 1_000;

const options = () => [
  new Option('--stale', 'sign it too long ago'),
  new Option('--future', 'sign it for later'),
  new Option('--tampered <part>', 'change it once it is signed').choices(['body', 'url', 'signature']),
  new Option('--unsigned', 'do not sign it'),
  new Option('--old-secret', 'sign it with the secret that was replaced, or with one that nobody stored'),
  new Option('--as <provider>', 'sign it as another sender does'),
  new Option('--twice', 'send the same bytes twice'),
  new Option('--retry', 'send it, and once more as this sender repeats'),
  new Option('--burst <n>', 'send so many at once').argParser(wholeNumber(1, mostAtOnce)),
  new Option('--slow', 'let its bytes drip'),
  new Option('--abort', 'hang up in the middle of it, then send the whole'),
  new Option('--oversize', 'send a body of more than 6 MiB'),
];

const names = options().map((option) => option.attributeName());

export function isMood(given: object): boolean {
  return names.some((name) => name in given);
}

/** Adds the moods to `send`: each excludes the others, and what sends many. */
export function addMoods(send: Command): void {
  for (const option of options()) {
    const others = names.filter((name) => name !== option.attributeName());
    send.addOption(option.conflicts([...others, 'times', 'concurrency']).helpGroup('Moods, one at a time:'));
  }
}
