import { describe, expect, it } from '@jest/globals';
import { configured } from '../../../src/domain/provider.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { bearer, header } from '../../../src/domain/verification/carriers.ts';
import { jwt } from '../../../src/domain/verification/schemes/jwt.ts';
import { checkedTime } from '../../../src/domain/verification/signed-time.ts';
import { signable } from '../../../src/domain/verification/signed-url.ts';
import { isRejection } from '../../../src/domain/verification/verdict.ts';
import { aDelivery } from '../../support/deliveries.ts';
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
      expect(of({ ...request, headers: new Map(), rawQuery: '', body: new Uint8Array() })).toBeUndefined();
    },
  );

  it('is not told for what is no time', () => {
    const { time } = checkedTime({ at: header('x-time'), unit: 's' });
    const tokens = jwt({ at: bearer(), algorithm: 'HS256', proof: 'signed', time: 'iat' });
    const said = (name: string, text: string) =>
      signable(aDelivery({ headers: { [name]: text } }), { publicUrl: undefined });
    const token = (claims: object) =>
      `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.AAAA`;
    expect([time?.of(said('x-time', '2026')), time?.of(said('x-time', 'today'))]).toEqual([
      2_026_000,
      undefined,
    ]);
    expect(tokens.time?.of(said('authorization', token({ iat: 2026 })))).toBe(2_026_000);
    expect(tokens.time?.of(said('authorization', token({ iat: 'today' })))).toBeUndefined();
  });
});
