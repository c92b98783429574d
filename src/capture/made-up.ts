import { ibanRest, isCard } from './check-digits.ts';
import type { Kind } from './edit.ts';
import { scrambled } from './scrambled.ts';

/** A text that somebody wrote is filled, whatever was made of others. */
export type Made = Exclude<Kind, 'text'>;

/** A value of a kind that nobody has, in the shape of `value`. @param count of those of this kind, from 1 */
export function make(kind: Made, value: string, count: number): string {
  switch (kind) {
    case 'email':
      return `person${count}@example.com`;
    case 'name':
      return `Name${count}`;
    case 'user':
    case 'contact':
      return `user${count}`;
    case 'host':
      return `host${count}.example.com`;
    case 'street':
      return `${count} Example Street`;
    case 'city':
      return `City${count}`;
    case 'ip':
      return ip(value, count);
    case 'phone':
      return phone(value, count);
    case 'card':
      return card(value, count);
    case 'iban':
      return iban(value, count);
    case 'age':
      return age(value);
    case 'birthday':
      return birthday(value);
    case 'branch':
      return `branch${count}`;
    case 'coordinate':
      return coordinate(value, count);
    case 'url':
    case 'id':
    case 'postcode':
    case 'secret':
      return scrambled(value, count);
  }
}

/** For documentation: https://www.rfc-editor.org/rfc/rfc5737 and https://www.rfc-editor.org/rfc/rfc3849 */
function ip(value: string, count: number): string {
  if (value.includes(':')) return `2001:db8::${count.toString(16)}`;
  return `192.0.2.${1 + ((count - 1) % 254)}`;
}

/** Numbers that nobody has: of an area that is none, or of a country that is none. */
function phone(value: string, count: number): string {
  const { length } = value.replaceAll(/\D/g, '');
  const ofAmerica = /^\+?1\D*\d/.test(value) && length === 11;
  const begin = ofAmerica ? '155501' : length === 10 && !value.includes('+') ? '55501' : '999';
  const digits =
    length > begin.length
      ? begin +
        String(count)
          .padStart(length - begin.length, '0')
          .slice(begin.length - length)
      : String(count).padStart(length, '0').slice(-length);
  return withDigits(value, digits);
}

function card(value: string, count: number): string {
  const { length } = value.replaceAll(/\D/g, '');
  if (length < 12) return scrambled(value, count);
  const most = `4${String(count).padStart(length - 2, '0')}`.slice(0, length - 1);
  const last = [...'0123456789'].find((digit) => isCard(most + digit)) as string;
  return withDigits(value, most + last);
}

function iban(value: string, count: number): string {
  if (!/^[A-Z]{2}\d{2}/.test(value)) return scrambled(value, count);
  const rest = scrambled(value.slice(4), count);
  const check = String(98 - ibanRest(`${value.slice(0, 2)}00${rest}`)).padStart(2, '0');
  return value.slice(0, 2) + check + rest;
}

/** Of a grown-up, or of somebody as young, or as old. */
function age(value: string): string {
  return value.replaceAll(
    /\d+/g,
    ({ length }) => ['5', '30', '100'][length - 1] ?? '1'.padStart(length, '0'),
  );
}

/** The first of January 1990, written as it was. */
function birthday(value: string): string {
  return value
    .replaceAll(/\p{L}{3,}/gu, ({ length }) => (length === 3 ? 'Jan' : 'January'))
    .replaceAll(
      /\d+/g,
      ({ length }) =>
        ({ 4: '1990', 6: '900101', 8: '19900101' })[length as 4 | 6 | 8] ?? '1'.padStart(length, '0'),
    );
}

/** Of a place in the sea, as precise. */
function coordinate(value: string, count: number): string {
  return value.replaceAll(
    /(\d+)([.]?)(\d*)/g,
    (_, whole: string, point: string, fraction: string) =>
      '1'.repeat(Math.min(whole.length, 2)) + point + scrambled(fraction, count),
  );
}

function withDigits(value: string, digits: string): string {
  let at = 0;
  return value.replaceAll(/\d/g, () => digits[at++] as string);
}
