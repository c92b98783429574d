import { describe, expect, it } from '@jest/globals';
import { configured } from '../../../src/domain/provider.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { signable } from '../../../src/domain/verification/signed-url.ts';
import { isRejection } from '../../../src/domain/verification/verdict.ts';
import { deliveryOf, validFixturesOf } from '../support/fixtures.ts';

/** No sender may repeat for longer than a week. */
const longAfterMs = 8 * 86_400_000;

const all = providers.flatMap((provider) =>
  validFixturesOf(provider.id).map((fixture) => ({ provider, id: provider.id, name: fixture.id, fixture })),
);

describe('when a request says that it was signed', () => {
  it('is asked of every sender', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBeGreaterThanOrEqual(140);
  });

  it.each(all)(
    'is told for $id, $name, where its time is checked, and only there',
    ({ provider, fixture }) => {
      const { scheme } = configured(provider, fixture.options);
      const request = signable(deliveryOf(fixture), fixture);
      const late = scheme.examine(request, fixture.now + longAfterMs);
      const isChecked = isRejection(late) && late.code === 'timestamp_too_old';
      expect(scheme.time !== undefined).toBe(isChecked);
      if (!scheme.time) return;
      const { of, toleranceSeconds = 3_600 } = scheme.time;
      const ageSeconds = (fixture.now - Number(of(request))) / 1000;
      expect(Math.abs(ageSeconds)).toBeLessThanOrEqual(toleranceSeconds);
    },
  );
});
