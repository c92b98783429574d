/** Less can be factored: https://doi.org/10.6028/NIST.SP.800-131Ar2 */
const leastRsaBits = 2048;

/**
 * The points of Ed25519 whose order is 8 or less, by their y in hex, little-endian and without the sign, in every spelling:
 * by such a key anybody can sign. Some versions of OpenSSL take them: https://www.rfc-editor.org/rfc/rfc8032#section-8.9
 */
const lowOrder: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/** What can be weak about a key: the length of an RSA modulus, the point that is an Ed25519 key. */
interface Strength {
  readonly rsaBits?: number | undefined;
  readonly ed25519?: Uint8Array | undefined;
}

/** Whether others than its owner can sign by it. */
export function isWeak({ rsaBits = leastRsaBits, ed25519 }: Strength): boolean {
  return rsaBits < leastRsaBits || (ed25519 !== undefined && isLowOrder(ed25519));
}

function isLowOrder(point: Uint8Array): boolean {
  const y = Buffer.from(point.map((byte, at) => (at === 31 ? byte & 0x7f : byte)));
  return lowOrder.has(y.toString('hex'));
}
