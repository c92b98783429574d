import type { Kind } from './edit.ts';

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
/** Prefixed as keys of many senders are, or long and of letters and digits in no order that a word has. */
const issued =
  /(?<![A-Za-z\d])(?:[A-Za-z]{2,12}[_-])(?:(?:live|test|prod|sandbox)[_-])?[A-Za-z\d]{14,}(?:[_-][A-Za-z\d]+)*/g;
// those whose prefix alone says that they are secret, however short: of AWS, GitHub, Slack, Stripe, Google
const prefixed =
  /(?<![A-Za-z\d])(?:(?:AKIA|ASIA|AROA|AIDA)[A-Z\d]{12,}|AIza[\w-]{20,}|gh[opsur]_\w{4,}|github_pat_\w{4,}|glpat-[\w-]{4,}|xox[a-z]-[\w-]{4,}|(?:sk|pk|rk)_(?:live|test)_\w+|whsec_[\w+/=]+|sk-[\w-]{16,}|SG[.][\w-]+[.][\w-]+)/g;
const token = /(?<![\w-])eyJ[\w-]{6,}[.][\w-]+[.][\w-]*/g;
const behindScheme = /(?<=\b(?:Bearer|Basic) )[\w.~+/-]{6,}=*/g;
// `C02M5T8GVRE`, `SB0003JJQ2MR06`
const number = /(?<![\w.-])[A-Z\d]{8,32}(?![\w-])/g;
const random = /(?<![A-Za-z\d+/])[A-Za-z\d+/_-]{16,}={0,2}(?![A-Za-z\d])/g;

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
  ['secret', token, () => true],
  ['secret', prefixed, () => true],
  ['secret', behindScheme, () => true],
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
  ['secret', issued, isRandom],
  ['secret', random, isRandom],
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

/** https://en.wikipedia.org/wiki/Luhn_algorithm */
export function isCard(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

/** Of a network that issues cards: what counts in millionths of seconds begins otherwise. */
export function isCardNumber(digits: string): boolean {
  return /^(?:4\d{12}(?:\d{3})?|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|6\d{15})$/.test(digits) && isCard(digits);
}

/** ISO 13616: all of it as one number, its first four characters last, is 1 more than a multiple of 97. */
function isIban(text: string): boolean {
  return ibanRest(text) === 1;
}

export function ibanRest(text: string): number {
  const compact = text.replaceAll(' ', '');
  const turned = compact.slice(4) + compact.slice(0, 4);
  return [...turned].reduce((rest, character) => {
    const value = Number.parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
}

/** A date and its time have but a letter or two between digits. */
function isMixed(text: string): boolean {
  const turns = text.match(/[A-Z](?=\d)|\d(?=[A-Z])/g)?.length ?? 0;
  return turns >= 3;
}

/** Letters and digits that change often: a word, a path and the name of a version do not. */
function isRandom(text: string): boolean {
  const own = text.replaceAll(/[^A-Za-z\d]/g, '');
  if (own.length < 16) return false;
  if (/^[\da-f]{32,}$/i.test(own)) return /[1-9a-f]/i.test(own) && new Set(own).size > 6;
  const turns = own.match(/[a-z](?=[\dA-Z])|[A-Z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0;
  return /\d/.test(own) && /[A-Za-z]/.test(own) && turns >= own.length / 5 && new Set(own).size > 8;
}

/** `<header>.<payload>.<signature>`: https://www.rfc-editor.org/rfc/rfc7515#section-7.1 */
export const jwtShape = /^(eyJ[\w-]+)[.]([\w-]+)[.]([\w-]*)$/;
