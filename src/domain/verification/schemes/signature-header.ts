import type { Headers } from '../../delivery.ts';
import { type Rejection, reject } from '../verdict.ts';

/** What a signature header holds, still as text. */
interface SignatureText {
  readonly signatures: readonly string[];
  /** The text that was signed, never a number made of it. */
  readonly timestamp?: string;
}

/** Many times what any sender needs; all that is read of a header before it is proven ends here. */
const longestHeader = 16_384;

/** How signatures travel in a header. */
export interface SignatureHeader {
  read(headers: Headers): SignatureText | Rejection;
  write(signature: string, timestamp: string): readonly [name: string, value: string];
}

/** `x-hub-signature-256: sha256=<signature>` */
export function prefixed(name: string, prefix: string): SignatureHeader {
  return {
    read(headers) {
      const value = headers.get(name);
      if (!value) return reject('signature_missing');
      return value.startsWith(prefix) && value.length <= longestHeader
        ? { signatures: [value.slice(prefix.length)] }
        : reject('signature_malformed');
    },
    write: (signature) => [name, `${prefix}${signature}`],
  };
}

/** `stripe-signature: t=<timestamp>,v1=<signature>,v1=<signature>`; other keys are no proof and are passed over. */
export function keyValueList(
  name: string,
  keys: { readonly timestamp: string; readonly signature: string },
): SignatureHeader {
  return {
    read(headers) {
      const value = headers.get(name);
      if (!value) return reject('signature_missing');
      if (value.length > longestHeader) return reject('signature_malformed');
      const pairs = value.split(',').map((pair) => splitOnce(pair.trimStart(), '='));
      const valuesOf = (key: string) => pairs.filter(([k]) => k === key).map(([, v]) => v);
      const [timestamp, ...more] = valuesOf(keys.timestamp);
      // two timestamps are two headers joined: which one was signed is anybody's guess
      if (timestamp === undefined || more.length > 0) return reject('timestamp_malformed');
      const signatures = valuesOf(keys.signature);
      return signatures.length > 0 ? { signatures, timestamp } : reject('signature_missing');
    },
    write: (signature, timestamp) => [name, `${keys.timestamp}=${timestamp},${keys.signature}=${signature}`],
  };
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
