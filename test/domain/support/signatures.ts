import type { Delivery } from '../../../src/domain/delivery.ts';
import type { ProviderId } from '../../../src/domain/providers/index.ts';
import { providers } from '../../../src/domain/providers/index.ts';
import { deliveryOf, judge, spotsOf, type ValidFixture } from './fixtures.ts';
import {
  besideSignature,
  encode,
  patternOf,
  type SignatureSpot,
  showing,
  shownAt,
  written,
} from './signature-spot.ts';
import { timePlacesOf, timeShown } from './times.ts';

export function spotOf(id: ProviderId): SignatureSpot {
  return spotsOf(id)[0]!;
}

/** The delivery as a provider would send it with this signature, and with what it sends beside one. */
export function inTheWordsOf(id: ProviderId, delivery: Delivery, signature: string, now: number): Delivery {
  const spot = spotOf(id);
  const beside = besideSignature(spot).reduce(
    (made, [place, template]) => showing(made, place, written(template, signature, now)),
    delivery,
  );
  return showing(beside, spot, written(spot.template, signature, now));
}

/** Well formed, and of nothing. */
export function noSignature({ encoding, bytes }: SignatureSpot): string {
  return encode(encoding === 'text' ? Buffer.alloc(bytes, 'x') : Buffer.alloc(bytes), encoding);
}

export interface GenuineSignature {
  readonly spot: SignatureSpot;
  /** All that stands there. */
  readonly value: string;
  /** The part of it that is the MAC. */
  readonly signature: string;
  /** The delivery with another MAC in its place. */
  readonly forged: (signature: string) => string;
}

const found = new WeakMap<ValidFixture, GenuineSignature>();

/** The one signature of a fixture that verifies, even where several stand beside it. */
export function genuineSignature(id: ProviderId, fixture: ValidFixture): GenuineSignature {
  const known = found.get(fixture) ?? findSignature(id, fixture);
  found.set(fixture, known);
  return known;
}

/**
 * Where the signature of a fixture stands: what is shown there has its shape, nothing verifies without it, and what it signs
 * beside the body is there. Of two such places, the one that signs more.
 */
function findSignature(id: ProviderId, fixture: ValidFixture): GenuineSignature {
  const [most] = spotsOf(id)
    .filter(({ signs }) => signs === (fixture.signs ?? signs))
    .flatMap((spot) => signatureAt(spot, id, fixture) ?? [])
    .sort((a, b) => signedBeside(b.spot) - signedBeside(a.spot));
  if (!most) throw new RangeError(`${id} ${fixture.id}: no signature stands where its file says`);
  return most;
}

function signatureAt(
  spot: SignatureSpot,
  id: ProviderId,
  fixture: ValidFixture,
): GenuineSignature | undefined {
  const provider = providers.find((one) => one.id === id)!;
  const delivery = deliveryOf(fixture);
  const value = shownAt(delivery, spot);
  const isThere =
    besideSignature(spot).every(([place]) => shownAt(delivery, place) !== undefined) &&
    timePlacesOf(spot).every((place) => timeShown(delivery, place) !== undefined);
  const verified = (text: string | undefined) =>
    judge(provider, showing(delivery, spot, text), fixture).verified;
  if (value === undefined || !isThere || verified(undefined)) return undefined;
  const pattern = patternOf(spot);
  const alone = (candidate: string) =>
    value.replace(pattern, (signature) => (signature === candidate ? signature : ''));
  const signature = value.match(pattern)?.find((candidate) => verified(alone(candidate)));
  if (signature === undefined) return undefined;
  return { spot, value, signature, forged: (other) => value.replace(signature, () => other) };
}

function signedBeside(spot: SignatureSpot): number {
  return besideSignature(spot).length + timePlacesOf(spot).length;
}
