import type { KeptEvent } from '../../adapters/local/sqlite/kept-events.ts';
import type { Way } from '../../replay/replay.ts';

/** Where a command puts events once more. */
export interface ReplayWay extends Pick<Way<KeptEvent>, 'publisherOf' | 'most' | 'patienceMs'> {
  /** What a person calls it. */
  readonly words: string;
  close(): void;
}
