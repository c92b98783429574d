import { printableText } from '../../domain/content/printable.ts';
import { percentDecoded } from '../../domain/hiding/percent-decoded.ts';
import { type Encoding, encode } from '../../domain/verification/encoding.ts';
import type { Signable } from '../../domain/verification/scheme.ts';

/** Where in a request a proof stands, and how it is written there. */
export interface ProofPlace {
  /** `in the header x-hub-signature-256` */
  readonly where: string;
  /** Nothing where it stands as it is. */
  readonly encoding: Encoding | undefined;
}

/** Those with fewer digits first: what is hexadecimal digits could be base64 too. */
const encodings: readonly Encoding[] = ['hex', 'base64', 'base64url'];

/**
 * @param shown a signature as bytes, or a token as text
 * @param asked the names of the headers that its scheme looks at
 * @returns nothing where it is written in another way
 */
export function placeOfProof(
  request: Signable,
  shown: Uint8Array | string,
  asked: readonly string[],
): ProofPlace | undefined {
  const bytes = Buffer.from(shown);
  const encoded = encodings.map((encoding) => [encode(bytes, encoding), encoding] as const);
  const spellings = typeof shown === 'string' ? [[shown, undefined] as const, ...encoded] : encoded;
  for (const [text, encoding] of spellings) {
    const where = whereIs(request, text, asked);
    if (where !== undefined) return { where, encoding };
  }
  return undefined;
}

function whereIs(
  { headers, rawQuery, body }: Signable,
  text: string,
  asked: readonly string[],
): string | undefined {
  const name = [...asked, ...headers.keys()].find((one) => headers.get(one)?.includes(text));
  if (name !== undefined) return `in the header ${printableText(name, 80)}`;
  if (rawQuery.includes(text) || percentDecoded(rawQuery).includes(text)) return 'in the query';
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  return bytes.includes(text) || bytes.includes(encodeURIComponent(text)) ? 'in the body' : undefined;
}
