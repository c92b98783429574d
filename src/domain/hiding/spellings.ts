/** What is written in place of a secret. */
export const hidden = '[secret]';

/** Less than these digits stand in other texts too. */
const leastEncoded = 12;

/**
 * In which ways a text is written in a request, each as characters and as the characters that its bytes have in Latin-1, as bodies
 * and headers are searched: as it is, in JSON, percent-encoded, and in base64 wherever in it.
 */
export function spellingsOf(text: string): readonly string[] {
  const inJson = JSON.stringify(text).slice(1, -1);
  const inUrl = encodeURIComponent(text.toWellFormed());
  const characters = [text, inJson, inJson.replaceAll('/', String.raw`\/`)];
  const urls = [inUrl, inUrl.replaceAll('%20', '+')].flatMap((url) => [url, withSmallDigits(url)]);
  return [...new Set([...characters, ...characters.map(toLatin1), ...urls, ...inBase64(Buffer.from(text))])];
}

function withSmallDigits(url: string): string {
  return url.replaceAll(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase());
}

function toLatin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/**
 * Those digits that nothing beside the bytes changes, of each of the three ways in which they can lie: a secret stands in the middle
 * of `user:secret` too.
 */
function inBase64(bytes: Uint8Array): readonly string[] {
  const whole = Buffer.from(bytes).toString('base64');
  const parts = [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const digits = Math.floor(((before + bytes.length) * 8) / 6);
    const own = text.slice(Math.ceil((before * 8) / 6), digits);
    return own.length < leastEncoded ? [] : [own];
  });
  return [whole, whole.replaceAll('=', ''), ...parts].flatMap((digits) => [
    digits,
    digits.replaceAll('+', '-').replaceAll('/', '_'),
  ]);
}
