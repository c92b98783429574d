import { randomBytes } from 'node:crypto';
import type { CredentialForm, StoredValue } from '../../../domain/verification/credential.ts';

const entropyBytes = 32;

/** A new secret, as its sender would make one. @returns nothing where only the sender can */
export function randomSecret({
  make,
  makeAll,
}: Pick<CredentialForm, 'make' | 'makeAll'>): StoredValue | undefined {
  const random = () => randomBytes(entropyBytes).toString('hex');
  return makeAll ? makeAll(random) : make?.(random());
}
