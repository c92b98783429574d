import { crc32 } from 'node:zlib';

const polynomial = 0xedb88320;
const table = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? polynomial ^ (crc >>> 1) : crc >>> 1;
  return crc >>> 0;
});

/** Other bytes with the same CRC-32: of the four that bring it back, each is known by the high byte that it leaves behind. */
export function withSameChecksum(bytes: Uint8Array): Buffer {
  const longer = Buffer.concat([bytes, Buffer.from('x')]);
  let wanted = ~crc32(bytes) >>> 0;
  const places: number[] = [];
  for (let step = 0; step < 4; step += 1) {
    const place = table.findIndex((entry) => entry >>> 24 === wanted >>> 24);
    places.unshift(place);
    wanted = ((wanted ^ (table[place] as number)) << 8) >>> 0;
  }
  let state = ~crc32(longer) >>> 0;
  const last = places.map((place) => {
    const byte = (state ^ place) & 0xff;
    state = ((table[place] as number) ^ (state >>> 8)) >>> 0;
    return byte;
  });
  return Buffer.concat([longer, Buffer.from(last)]);
}
