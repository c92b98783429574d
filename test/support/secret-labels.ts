import type { Secret } from '../../src/domain/verification/secrets/secret.ts';

/** Epoch ms from which on a replaced secret verifies no more. */
export function endOf(secret: Secret | undefined): number | undefined {
  return secret?.label.stage === 'previous' ? secret.label.until : undefined;
}
