const percent = '%'.charCodeAt(0);
const plus = '+'.charCodeAt(0);
const space = ' '.charCodeAt(0);

/** What each octet is as a hexadecimal digit in ASCII: nothing where it is none. */
const digits = new Map(
  [...'0123456789abcdefABCDEF'].map((digit) => [digit.charCodeAt(0), Number.parseInt(digit, 16)]),
);

/**
 * What a query or a form says, its bytes as Latin-1. It never fails, and is linear: a `%` that begins no octet stays.
 * https://url.spec.whatwg.org/#percent-decode
 */
export function percentDecoded(form: string): string {
  if (!/[%+]/.test(form)) return form;
  const bytes = Buffer.from(form, 'latin1');
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    const octet = byte === percent ? octetOf(bytes[at + 1], bytes[at + 2]) : undefined;
    bytes[length] = octet ?? (byte === plus ? space : byte);
    length += 1;
    if (octet !== undefined) at += 2;
  }
  return bytes.toString('latin1', 0, length);
}

function octetOf(first = percent, second = percent): number | undefined {
  const [high, low] = [digits.get(first), digits.get(second)];
  return high === undefined || low === undefined ? undefined : high * 16 + low;
}
