import type { Delivery } from '../../../src/domain/delivery.ts';
import { besideSignature, type SignatureSpot, type Spot, showing, shownAt } from './signature-spot.ts';

/** A time as senders write it, and the claims of a JWT, which hold several. */
const times = {
  seconds: /\b\d{9,10}\b/,
  milliseconds: /\b\d{12,13}\b/,
  iso: /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.]\d+)?(?:Z|[+-]\d\d:\d\d)/,
  utc: /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.]\d+)?/,
  httpDate: /\b\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\b/,
  claims: /[\w-]+(?=[.][\w-]*$)/,
} as const;

export type Unit = keyof typeof times;

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

/** Epoch ms. */
export function timeOf(text: string, unit: Unit): number {
  if (unit === 'seconds') return Number(text) * 1000;
  if (unit === 'milliseconds') return Number(text);
  return Date.parse(unit === 'utc' ? `${text}Z` : text);
}

/** The same time in other words: who signs one signs its words. */
export function rewordings(text: string, unit: Unit): readonly string[] {
  const around = [` ${text}`, `${text} `, `${text}_${text}`, ''];
  return [...around, ...wordingsOf(text, unit)].filter((other) => other !== text);
}

function wordingsOf(text: string, unit: Unit): readonly string[] {
  if (unit === 'httpDate')
    return [text.toLowerCase(), text.replace('GMT', 'UTC'), text.replace('GMT', '+0000'), text.slice(5)];
  if (unit === 'iso' || unit === 'utc') {
    const bare = text.replace(/(?:[.]\d+)?(?:Z|[+-]\d\d:\d\d)?$/, '');
    const zoned = [`${bare}Z`, `${bare}.0Z`, `${bare}.000000000Z`, `${bare}+00:00`, `${bare}-00:00`];
    return [...zoned, bare, `${bare}.0`, text.replace('T', ' '), text.replace('T', 't')];
  }
  const longer = [`0${text}`, `+${text}`, `${text}.0`, `${text}e0`, `${text}000`];
  return [...longer, text.slice(0, 10), `0x${Number(text).toString(16)}`];
}
