import type { Provider } from '../../../src/domain/provider.ts';
import type { ProviderId } from '../../../src/domain/providers/index.ts';
import { type Attack, dense, flips } from './attacks.ts';
import { deliveryOf, type ValidFixture } from './fixtures.ts';
import { besideSignature, type Spot, showing, shownAt } from './signature-spot.ts';
import { genuineSignature } from './signatures.ts';
import { timePlacesOf, timeShown, withTimeShown } from './times.ts';

const coveredByWords = /^The signature covers it/;

/** Every bit of what stands beside a signature and is signed: headers, parameters, a time, the claims of a JWT. */
export function signedPartAttacks(
  id: ProviderId,
  { headers = {} }: Provider,
  fixture: ValidFixture,
  stride = dense,
): readonly Attack[] {
  const delivery = deliveryOf(fixture);
  const { spot } = genuineSignature(id, fixture);
  const declared = Object.keys(headers).filter((name) => coveredByWords.test(headers[name] ?? ''));
  const beside = besideSignature(spot).map(([place]) => place);
  const others = declared
    .filter((name) => !beside.some((place) => place.in === 'header' && place.name === name))
    .map((name): Spot => ({ in: 'header', name }));
  const whole = [...beside, ...others].flatMap((place) => {
    const shown = shownAt(delivery, place);
    if (shown === undefined) return [];
    const changed = flips(shown, stride).map(([bit, text]) => [bit, text] as const);
    return [...changed, ['dropped', undefined] as const].map(
      ([what, text]): Attack => [`${place.in} ${place.name}, ${what}`, showing(delivery, place, text)],
    );
  });
  const [inside] = timePlacesOf({ ...spot, with: {} });
  const shown = inside && timeShown(delivery, inside);
  if (!inside || shown === undefined) return whole;
  const changed = flips(shown, stride).map(
    ([what, text]): Attack => [`time, ${what}`, withTimeShown(delivery, inside, text)],
  );
  return [...whole, ...changed];
}
