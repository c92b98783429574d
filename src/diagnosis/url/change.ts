import type { Sent } from '../../domain/verification/signed-url.ts';
import type { AtHand, Trial } from '../trial.ts';
import type { UrlParts } from './url-parts.ts';

/** How the URL that was signed may differ from the one that came. */
export interface Change {
  readonly id: string;
  /** Ends "the URL was signed". */
  readonly words: string;
  /** Of two changes at once each is of another part. */
  readonly part: 'origin' | 'port' | 'path' | 'query';
  /** Whether proxies make it together with another one. */
  readonly isOfProxies?: true;
  readonly to: Partial<UrlParts>;
}

interface Circumstances {
  readonly request: Sent;
  readonly endpoint: Trial['endpoint'];
  readonly otherUrls: AtHand['otherUrls'];
}

export type Changes = (url: UrlParts, circumstances: Circumstances) => readonly Change[];
