import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { configured, type Provider } from '../../../../src/domain/provider.ts';
import { providers } from '../../../../src/domain/providers/index.ts';
import { faultOf } from '../../../../src/domain/verification/secrets/weakness.ts';
import { neededOptions } from '../../../support/deliveries.ts';

/** As random as what is handed to `make`, and the same in every run. */
const randoms = Array.from({ length: 300 }, (_, at) => createHash('sha256').update(`${at}`).digest('hex'));

function refusedOf({ scheme }: ReturnType<typeof configured>, { name }: Provider): readonly string[] {
  const { credential } = scheme;
  return randoms.flatMap((random) => {
    const made = credential?.make?.(random);
    const fault = made === undefined ? undefined : faultOf(made, [{ name, credential }]);
    return fault ? [`${made}: ${fault.why}`] : [];
  });
}

describe('a secret that is made for a sender', () => {
  it.each(providers.map((provider) => [provider.id, provider] as const))(
    'is never one that would be refused: %s',
    (_, provider) => {
      const [refused] = refusedOf(configured(provider, neededOptions(provider)), provider);
      expect(refused).toBeUndefined();
    },
  );
});
