import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { AtHand, Candidate } from '../../diagnosis/trial.ts';
import type { Endpoint } from '../../domain/endpoint.ts';
import type { Sent } from '../../domain/verification/signed-url.ts';
import type { SentBefore } from '../deliveries/sent-before.ts';

/** What trials found while all that came was there. The explanation is made of what is kept, and has nothing that is not. */
export type Found = Omit<Diagnosis, 'explanation'>;

/** A delivery that was rejected, as it is kept. */
export interface TurnedAway extends SentBefore {
  readonly code: string | undefined;
  readonly found: Found | undefined;
}

/** What a delivery is explained with. */
export interface Evidence {
  /** What the endpoint verifies with now. */
  readonly candidates: readonly Candidate[];
  /** Without what nothing can be judged, and what to do: a sentence or two. */
  readonly missing?: string;
  readonly atHand: AtHand;
}

/** @param time epoch ms at which it came */
export type EvidenceOf = (endpoint: Endpoint, request: Sent, time: number) => Promise<Evidence>;
