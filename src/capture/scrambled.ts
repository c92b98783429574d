/** Where the same is made for the same number, whatever it stands for: nothing of a value can be found out from what takes its place. */
function* random(seed: number): Generator<number, never> {
  let state = Math.max(1, (seed * 0x9e3779b9 + 0x85ebca6b) >>> 0);
  for (;;) {
    // xorshift32: https://www.jstatsoft.org/article/view/v008i14
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    yield state;
  }
}

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digit = '0123456789';
const hex = /^(?=.*[a-f])[a-f\d-]+$|^(?=.*[A-F])[A-F\d-]+$/;
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** What the sender calls that kind of thing: `evt_`, `sk_live_`, `AC`, `gid://shop/Order/`, `sha256=`. */
const prefix =
  /^(?:gid:\/\/[a-z-]+\/[A-Za-z]+\/|[A-Z]{2}(?=[\da-f]{32}$)|[A-Za-z]{1,6}\d{0,3}=|[A-Za-z]{2,12}[_-](?:(?:live|test|prod|sandbox)[_-])?(?=[A-Za-z\d]{6,}$))/;

/** As long, and of the same alphabet, with other characters. @param seed of another one that looks like it, another number */
export function scrambled(value: string, seed: number): string {
  const numbers = random(seed);
  // its last digit of base64 says less than six bits, and may be no other
  const end = /[^=]={1,2}$/.exec(value)?.index ?? value.length;
  // the next number in place of a `live` one: what scans for keys must not find one
  const kept = prefix.exec(value)?.[0] ?? '';
  const rest = value.slice(kept.length);
  const isUuid = uuid.test(rest);
  const isHex = isUuid || (hex.test(rest) && rest.length >= 7);
  const characters = [...rest].map((character, at) => {
    const number = numbers.next().value >>> 3;
    // which version it is of, and by whom: https://www.rfc-editor.org/rfc/rfc9562
    if ((isUuid && (at === 14 || at === 19)) || at + kept.length >= end) return character;
    return replaced(character, number, isHex ? `${digit}abcdef` : undefined, at === 0 && rest.length > 1);
  });
  return kept.replace('live', 'test') + characters.join('');
}

/** The last digit of base64 without padding says less than six bits: https://www.rfc-editor.org/rfc/rfc4648#section-3.5 */
export function wellFormed(text: string): string {
  if (/=$/.test(text) || /^[\da-f]+$/i.test(text)) return text;
  const last = { 2: 'Q', 3: 'E' }[text.length % 4];
  return last === undefined ? text : text.slice(0, -1) + last;
}

function replaced(character: string, number: number, alphabet: string | undefined, isFirst: boolean): string {
  if (/\d/.test(character) && (alphabet === undefined || isFirst)) {
    // a number that began with a 0 would be no number, and one that begins with a 9 may be too big for 64 bits
    if (isFirst) return character === '0' ? '0' : '1';
    return digit[number % 10] as string;
  }
  if (/[a-z]/.test(character)) return pick(alphabet ?? lower, number);
  if (/[A-Z]/.test(character)) return pick(alphabet ?? lower, number).toUpperCase();
  if (/\d/.test(character)) return pick(alphabet as string, number);
  return /\p{L}/u.test(character) ? pick(lower, number) : character;
}

function pick(alphabet: string, number: number): string {
  return alphabet[number % alphabet.length] as string;
}
