import type { Delivery } from '../../../src/domain/delivery.ts';
import type { Provider } from '../../../src/domain/provider.ts';
import type { ProviderId } from '../../../src/domain/providers/index.ts';
import { type Attack, dense, flips } from './attacks.ts';
import { deliveryOf, type ValidFixture } from './fixtures.ts';
import { besideSignature, type SignatureSpot, type Spot, showing, shownAt } from './signature-spot.ts';
import { genuineSignature } from './signatures.ts';

/** A time as senders write it, and the claims of a JWT, which hold several. */
const times = {
  seconds: /\b\d{10}\b/,
  milliseconds: /\b\d{13}\b/,
  iso: /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.]\d+)?(?:Z|[+-]\d\d:\d\d)/,
  claims: /[\w-]+(?=[.][\w-]*$)/,
} as const;

type Unit = keyof typeof times;

/** Where a time stands that is signed. */
export interface TimePlace {
  readonly spot: Spot;
  readonly unit: Unit;
}

export function timePlacesOf(spot: SignatureSpot): readonly TimePlace[] {
  const places: readonly (readonly [Spot, string])[] = [[spot, spot.template], ...besideSignature(spot)];
  return places.flatMap(([place, template]) => {
    const unit = (Object.keys(times) as Unit[]).find((one) => template.includes(`{${one}}`));
    return unit ? [{ spot: place, unit }] : [];
  });
}

/** The text of the time in a delivery. */
export function timeShown(delivery: Delivery, { spot, unit }: TimePlace): string | undefined {
  return times[unit].exec(shownAt(delivery, spot) ?? '')?.[0];
}

/** The same delivery, and the same signature, with another text for the time. */
export function withTimeShown(delivery: Delivery, { spot, unit }: TimePlace, text: string): Delivery {
  const shown = shownAt(delivery, spot) ?? '';
  return showing(
    delivery,
    spot,
    shown.replace(times[unit], () => text),
  );
}

/** Epoch ms; nothing for claims, of which each sender has its own. */
export function timeOf(text: string, unit: Unit): number | undefined {
  if (unit === 'claims') return undefined;
  if (unit === 'iso') return Date.parse(text);
  return Number(text) * (unit === 'seconds' ? 1000 : 1);
}

/** The same time in other words: who signs one signs its words. */
export function rewordings(text: string, unit: Unit): readonly string[] {
  if (unit === 'claims') return [];
  if (unit === 'iso') {
    const bare = text.replace(/(?:[.]\d+)?(?:Z|[+-]\d\d:\d\d)$/, '');
    const all = [`${bare}Z`, `${bare}.0Z`, `${bare}.000000000Z`, `${bare}+00:00`, `${bare}-00:00`];
    return [...all, text.replace('T', ' '), text.toLowerCase(), ` ${text}`, `${text} `].filter(
      (other) => other !== text,
    );
  }
  const all = [`0${text}`, `+${text}`, ` ${text}`, `${text} `, `${text}.0`, `${text}e0`, `${text}000`];
  return [...all, text.slice(0, 10), `0x${Number(text).toString(16)}`, `${text}_${text}`, ''].filter(
    (other) => other !== text,
  );
}

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
