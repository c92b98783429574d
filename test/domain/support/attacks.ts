import type { Delivery } from '../../../src/domain/delivery.ts';
import type { ProviderId } from '../../../src/domain/providers/index.ts';
import { deliveryOf, type ValidFixture } from './fixtures.ts';
import { decode, showing } from './signature-spot.ts';
import { genuineSignature } from './signatures.ts';

export type Attack = readonly [name: string, delivery: Delivery];

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
    'upper case': signature.toUpperCase(),
    unpadded: signature.replace(/=+$/, ''),
    'stray bits behind the last byte': signature.replace(/.=$/, (end) => `${nextLetter(end)}=`),
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
export function signatureFlips(id: ProviderId, fixture: ValidFixture): readonly Attack[] {
  const { spot, signature, forged } = genuineSignature(id, fixture);
  return flips(signature).map(([name, other]) => [name, showing(deliveryOf(fixture), spot, forged(other))]);
}

/** Every bit of the body, and bytes that come and go. */
export function bodyAttacks(fixture: ValidFixture): readonly Attack[] {
  const delivery = deliveryOf(fixture);
  const { body } = delivery;
  const bits = Array.from({ length: body.length * 8 }, (_, bit): Attack => {
    const other = Buffer.from(body);
    other[bit >> 3] = (other[bit >> 3] as number) ^ (1 << (bit & 7));
    return [`bit ${bit} of the body`, { ...delivery, body: other }];
  });
  const others: readonly Attack[] = [
    ['a body that is longer', { ...delivery, body: Buffer.concat([body, Buffer.from('x')]) }],
    ['a body with a line end', { ...delivery, body: Buffer.concat([body, Buffer.from('\n')]) }],
  ];
  const shorter: readonly Attack[] = [
    ['a body that is shorter', { ...delivery, body: body.subarray(0, -1) }],
    ['no body', { ...delivery, body: Buffer.alloc(0) }],
  ];
  return [...bits, ...others, ...(body.length > 0 ? shorter : [])];
}

/** Every bit of what the sender wrote into its URL. A port is no part of it: some of Twilio signs without. */
export function urlAttacks(fixture: ValidFixture): readonly Attack[] {
  const delivery = deliveryOf(fixture);
  const [, name = '', port = ''] = /^([^:]*)(:\d+)?$/.exec(delivery.host) ?? [];
  const changed: readonly Attack[] = [
    ...flips(delivery.rawQuery).map(
      ([bit, rawQuery]): Attack => [`query, ${bit}`, { ...delivery, rawQuery }],
    ),
    ...(delivery.rawQuery === '' ? [] : [['query dropped', { ...delivery, rawQuery: '' }] as const]),
    ['query longer', { ...delivery, rawQuery: `${delivery.rawQuery}&a=b` }],
  ];
  if (fixture.publicUrl !== undefined) return changed;
  return [
    ...changed,
    ...flips(delivery.rawPath).map(([bit, rawPath]): Attack => [`path, ${bit}`, { ...delivery, rawPath }]),
    ...flips(name).map(([bit, host]): Attack => [`host, ${bit}`, { ...delivery, host: host + port }]),
  ];
}

function flips(text: string): readonly (readonly [name: string, text: string])[] {
  return Array.from({ length: text.length * 7 }, (_, bit) => {
    const at = Math.floor(bit / 7);
    const other = String.fromCharCode(text.charCodeAt(at) ^ (1 << (bit % 7)));
    return [`bit ${bit}`, text.slice(0, at) + other + text.slice(at + 1)];
  });
}

function nextLetter(text: string): string {
  return String.fromCharCode(text.charCodeAt(0) + 1);
}
