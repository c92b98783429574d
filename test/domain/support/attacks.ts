import type { Delivery } from '../../../src/domain/delivery.ts';
import type { ProviderId } from '../../../src/domain/providers/index.ts';
import { deliveryOf, fixtureFileOf, type ValidFixture, validFixturesOf } from './fixtures.ts';
import { withSameChecksum } from './same-checksum.ts';
import { decode, showing } from './signature-spot.ts';
import { genuineSignature } from './signatures.ts';

export type Attack = readonly [name: string, delivery: Delivery];

/** Every bit, or one in so many. */
export const dense = 1;
/** One bit of each byte, in turns. */
const sparse = 9;

/** Every bit of the vector that somebody published, or of the first one; of the others some, but where the file asks for all. */
export function strideOf(id: ProviderId, fixture: ValidFixture): number {
  const valid = validFixturesOf(id);
  const first = valid.find(({ derived }) => !derived) ?? valid[0];
  return fixtureFileOf(id).everyBit || fixture.id === first?.id ? dense : sparse;
}

/** Everything that can be done to a signature without knowing the secret. */
export function signatureAttacks(id: ProviderId, fixture: ValidFixture): readonly Attack[] {
  const delivery = deliveryOf(fixture);
  const { spot, value, signature, forged } = genuineSignature(id, fixture);
  const mac = decode(signature, spot.encoding);
  const signatures: Readonly<Record<string, string>> = {
    'no MAC': '',
    'doubled MAC': signature + signature,
    'truncated MAC': signature.slice(0, -1),
    'beheaded MAC': signature.slice(1),
    'half a MAC': signature.slice(0, signature.length / 2),
    'over-long MAC': `${signature}0`,
    'MAC of many kilobytes': signature.repeat(200),
    'MAC with a line end': `${signature}\n`,
    'MAC with a NUL': `${signature}\0`,
    'MAC with a space': `${signature} `,
    'other encoding': mac.toString(spot.encoding === 'hex' ? 'base64' : 'hex'),
    'url-safe, unpadded': mac.toString('base64url'),
    'not url-safe, padded': mac.toString('base64'),
    'upper case': signature.toUpperCase(),
    unpadded: signature.replace(/=+$/, ''),
    'stray bits behind the last byte': signature.replace(/.=$/, (end) => `${nextLetter(end)}=`),
    'another last character': signature.replace(/.$/, nextLetter),
    'full-width digits': signature.replace(/[0-9]/g, (digit) =>
      String.fromCharCode(0xfee0 + digit.charCodeAt(0)),
    ),
  };
  const values: Readonly<Record<string, string | undefined>> = {
    dropped: undefined,
    empty: '',
    blank: ' ',
    'joined to itself as function URLs do': `${value},${value}`,
    'joined to itself as proxies do': `${value}, ${value}`,
    ...Object.fromEntries(Object.entries(signatures).map(([name, other]) => [name, forged(other)])),
  };
  return Object.entries(values)
    .filter(([, other]) => other !== value)
    .map(([name, other]) => [name, showing(delivery, spot, other)]);
}

/** Every bit of the signature, one after the other. */
export function signatureFlips(id: ProviderId, fixture: ValidFixture, stride = dense): readonly Attack[] {
  const { spot, signature, forged } = genuineSignature(id, fixture);
  return flips(signature, stride).map(([name, other]) => [
    name,
    showing(deliveryOf(fixture), spot, forged(other)),
  ]);
}

const manyBytes = 700;

/** Every bit of the body, and bytes that come and go. */
export function bodyAttacks(fixture: ValidFixture, stride = dense): readonly Attack[] {
  const delivery = deliveryOf(fixture);
  const { body } = delivery;
  // of a long body one bit of each byte, in turns, since each costs a look at all of it
  const step = body.length > manyBytes ? sparse : stride;
  const bits = Array.from({ length: Math.floor((body.length * 8) / step) }, (_, at): Attack => {
    const [bit, other] = [at * step, Buffer.from(body)];
    other[bit >> 3] = (other[bit >> 3] as number) ^ (1 << (bit & 7));
    return [`bit ${bit} of the body`, { ...delivery, body: other }];
  });
  const others: readonly Attack[] = [
    ['a body that is longer', { ...delivery, body: Buffer.concat([body, Buffer.from('x')]) }],
    ['a body with a line end', { ...delivery, body: Buffer.concat([body, Buffer.from('\n')]) }],
    ['a body with the same checksum', { ...delivery, body: withSameChecksum(body) }],
  ];
  const shorter: readonly Attack[] = [
    ['a body that is shorter', { ...delivery, body: body.subarray(0, -1) }],
    ['no body', { ...delivery, body: Buffer.alloc(0) }],
  ];
  return [...bits, ...others, ...(body.length > 0 ? shorter : [])];
}

/** Every bit of what the sender wrote into its URL. A port is no part of it: some of Twilio signs without. */
export function urlAttacks(fixture: ValidFixture, stride = dense): readonly Attack[] {
  const delivery = deliveryOf(fixture);
  const [, name = '', port = ''] = /^([^:]*)(:\d+)?$/.exec(delivery.host) ?? [];
  const changed: readonly Attack[] = [
    ...flips(delivery.rawQuery, stride).map(
      ([bit, rawQuery]): Attack => [`query, ${bit}`, { ...delivery, rawQuery }],
    ),
    ...(delivery.rawQuery === '' ? [] : [['query dropped', { ...delivery, rawQuery: '' }] as const]),
    ['query longer', { ...delivery, rawQuery: `${delivery.rawQuery}&a=b` }],
  ];
  if (fixture.publicUrl !== undefined) return changed;
  return [
    ...changed,
    ...flips(delivery.rawPath, stride).map(
      ([bit, rawPath]): Attack => [`path, ${bit}`, { ...delivery, rawPath }],
    ),
    ...flips(name, stride).map(([bit, host]): Attack => [`host, ${bit}`, { ...delivery, host: host + port }]),
  ];
}

/** Texts that differ in one bit of what a header can hold; where not every bit is asked for, in one of each character, in turns. */
export function flips(text: string, stride = dense): readonly (readonly [name: string, text: string])[] {
  const step = stride === dense ? 1 : 8;
  return Array.from({ length: Math.ceil((text.length * 7) / step) }, (_, count) => {
    const bit = count * step;
    const at = Math.floor(bit / 7);
    const other = String.fromCharCode(text.charCodeAt(at) ^ (1 << (bit % 7)));
    return [`bit ${bit}`, text.slice(0, at) + other + text.slice(at + 1)];
  });
}

function nextLetter(text: string): string {
  return String.fromCharCode(text.charCodeAt(0) + 1);
}
