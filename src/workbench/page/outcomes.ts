import type { DeliveryRow } from '../api.ts';

interface Look {
  /** Beside the word, so that nobody has to tell colours apart. */
  readonly mark: string;
  readonly tone: 'good' | 'warn' | 'bad' | 'dim';
  readonly words: string;
}

export const outcomes: Readonly<Record<DeliveryRow['outcome'], Look>> = {
  accepted: { mark: '✓', tone: 'good', words: 'Proven, and on the bus' },
  parked: { mark: '‖', tone: 'warn', words: 'Proven, and in safe keeping until the bus takes it' },
  duplicate: { mark: '=', tone: 'dim', words: 'Proven, and dealt with before' },
  answered: { mark: '↩', tone: 'good', words: 'A handshake, answered as its sender asks' },
  rejected: { mark: '✕', tone: 'bad', words: 'Not proven, and turned away' },
  refused: { mark: '⊘', tone: 'bad', words: 'Turned away before a proof was looked for' },
  unavailable: { mark: '!', tone: 'bad', words: 'Nothing durable took it: its sender must try again' },
  failed: { mark: '!', tone: 'bad', words: 'A mistake in the gateway' },
};
