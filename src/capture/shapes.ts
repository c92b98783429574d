import { isCard, isIban } from './check-digits.ts';
import type { Kind } from './edit.ts';
import {
  behindSchemeShape,
  isRandom,
  issuedShape,
  prefixedShape,
  randomShape,
  tokenShape,
} from './secret-shapes.ts';

/** A part of a text that looks like something that is somebody's, whatever it is called. */
export interface Shape {
  readonly kind: Kind;
  readonly start: number;
  readonly value: string;
}

const mail =
  /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+(?:@|%40| ?[[(]at[)\]] ?)[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?[.]\p{L}{2,}/gu;
const url = /\b(?!gid:)[a-z][a-z\d+.-]{1,15}:\/\/[^\s"'<>`\\|^]+[^\s"'<>`\\|^.,;:!?)\]]/gi;
// `"Ada Lovelace" <ada@…>`: https://www.rfc-editor.org/rfc/rfc5322#section-3.4
const shownName =
  /(?<=")[^"<>@\\]+(?="\s*<[^<>\s]+@)|(?<![\p{L}.'’-])\p{L}[\p{L}.'’-]*(?: [\p{L}.'’-]+){0,3}(?=\s*<[^<>\s]+@)/gu;
// `git@host:owner/name.git`, and an address that leaves out its scheme
const repository = /(?<![\w.@-])[\w.-]+@[\w.-]+:[\w~][\w./~-]*\/[\w.-]*\w/g;
const schemeless = /(?<![\w:/.])\/\/[a-z\d-]+(?:[.][a-z\d-]+)+(?:[/?#][^\s"'<>`\\|^]*)?/gi;
const bareHost =
  /(?<![\w@./%-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?[.])+(?:com|net|org|edu|gov|io|dev|app|cloud|shop|local|localdomain|lan|internal|corp|(?:co|com|org|ac|gov)[.][a-z]{2})(?![\w-]|[.]\w)/gi;
const fileName = /(?<=\bfilename\*?="?(?:[\w-]+'[\w-]*')?)[^";.']+/g;
const homeFolder = /(?<=\/(?:Users|home)\/|\\Users\\)[^/\\\s"':]+/g;
// of chats: `<@U024BE7LH>`, `@ada`, not the scope of a package
const mention =
  /(?<=<[@#!]|<@!)[A-Z\d]{6,}(?=[>|])|(?<=(?<![\w@./:%&+-])@)[\p{L}\p{N}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_](?![/@])/gu;
const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
// a version with four numbers stands behind a slash
const ipv4 = new RegExp(`(?<![\\w./-])${octet}(?:[.]${octet}){3}(?![\\w.-]*\\d)`, 'g');
const ipv6 = /(?<![\w:.])(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?![\w:.])/gi;
// what stands behind a time of day is how far it is from UTC
const phone = /(?<![\w+]|:\d\d ?)\+[1-9][\d ()./-]{5,18}\d(?!\w)/g;
// as they are written at home, with what makes groups of them
const national =
  /(?<![\w+:/.-]|\d )(?:\(\d{3}\) ?\d{3}[ .-]\d{4}|1?[ .-]?\d{3}([.-])\d{3}\1\d{4}|0\d{1,4}(?:[ /.-]\(?\d{1,6}\)?){1,5}|\(0\d{1,4}\)(?:[ /.-]?\d{2,6}){1,4})(?![\w:]|[ .-]\d|[.-]\w)/g;
const socialSecurity = /(?<![\w.-])\d{3}-\d{2}-\d{4}(?![\w-])/g;
const hardware = /(?<![\w:-])[\da-f]{2}(?:([:-])[\da-f]{2})(?:\1[\da-f]{2}){4}(?![\w:-])/gi;
const place = /(?<![\w.-])-?\d{1,2}[.]\d{3,}, ?-?\d{1,3}[.]\d{3,}(?![\w.])/g;
const card = /(?<![\w.+-])\d(?:[ -]?\d){13,18}(?![\w.-])/g;
const iban = /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?(?!\w)/gi;
const uuid = /(?<![\da-z])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\da-z])/gi;
// `C02M5T8GVRE`, `SB0003JJQ2MR06`
const number = /(?<![\w.-])[A-Z\d]{8,32}(?![\w-])/g;

/** In the order in which they count where two of them lie in each other. */
const finders: readonly (readonly [kind: Kind, shape: RegExp, isOne: (value: string) => boolean])[] = [
  ['url', url, () => true],
  ['url', schemeless, () => true],
  ['url', repository, () => true],
  ['name', shownName, () => true],
  ['email', mail, () => true],
  ['ip', ipv4, () => true],
  ['ip', ipv6, isIpv6],
  ['id', hardware, () => true],
  ['id', uuid, () => true],
  ['secret', tokenShape, () => true],
  ['secret', prefixedShape, () => true],
  ['secret', behindSchemeShape, () => true],
  ['coordinate', place, () => true],
  ['iban', iban, isIban],
  ['phone', phone, hasPhoneDigits],
  ['id', socialSecurity, () => true],
  ['phone', national, hasNationalDigits],
  ['host', bareHost, () => true],
  ['name', fileName, () => true],
  ['user', homeFolder, () => true],
  ['user', mention, () => true],
  ['card', card, (value) => isCard(value.replaceAll(/\D/g, ''))],
  ['id', number, isMixed],
  ['secret', issuedShape, isRandom],
  ['secret', randomShape, isRandom],
];

/** `@ada` */
const shortest = 4;

/** None of them lies in another; in the order of their beginnings. Total. */
export function shapesIn(text: string): readonly Shape[] {
  if (text.length < shortest) return [];
  const found: Shape[] = [];
  // one for each UTF-16 unit
  const taken = new Uint8Array(text.length);
  for (const [kind, shape, isOne] of finders) {
    for (const { 0: value, index: start } of text.matchAll(shape)) {
      const own = taken.subarray(start, start + value.length);
      if (own.includes(1) || !isOne(value)) continue;
      own.fill(1);
      found.push({ kind, start, value });
    }
  }
  return found.toSorted((one, other) => one.start - other.start);
}

function isIpv6(text: string): boolean {
  const groups = text.split(':');
  const isShortened = text.includes('::');
  // a time of day has colons too
  return (
    /[\da-f]/i.test(text) && (isShortened ? groups.length <= 8 : groups.length === 8 && !groups.includes(''))
  );
}

/** The date and the number of a document have many digits as well. */
function hasPhoneDigits(text: string): boolean {
  const { length } = text.replaceAll(/\D/g, '');
  return length >= 7 && length <= 15;
}

/** A date has eight. */
function hasNationalDigits(text: string): boolean {
  const { length } = text.replaceAll(/\D/g, '');
  return length >= 9 && length <= 15;
}

/** A date and its time have but a letter or two between digits. */
function isMixed(text: string): boolean {
  const turns = text.match(/[A-Z](?=\d)|\d(?=[A-Z])/g)?.length ?? 0;
  return turns >= 3;
}
