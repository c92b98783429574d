export interface IpAddress {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

const longest = { v4: '255.255.255.255'.length, v6: 39 };
const mapped = { prefix: 0xffffn, low: 0xffff_ffffn };

/** An address literal, in the spellings EventBridge takes: leading zeros are decimal, no zone, no dots inside IPv6. */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (text.length <= longest.v4 && /^\d+[.]\d+[.]\d+[.]\d+$/.test(text)) return parseV4(text);
  if (text.length <= longest.v6 && isV6(text)) return parseV6(text);
  return undefined;
}

export function sameAddress(one: IpAddress, other: IpAddress): boolean {
  return one.bits === other.bits && one.value === other.value;
}

function parseV4(text: string): IpAddress | undefined {
  const octets = text.split('.').map(Number);
  if (octets.some((octet) => octet > 255)) return undefined;
  return { bits: 32, value: octets.reduce((value, octet) => (value << 8n) | BigInt(octet), 0n) };
}

function parseV6(text: string): IpAddress {
  const gap = text.indexOf('::');
  const head = groupsOf(gap < 0 ? text : text.slice(0, gap));
  const tail = groupsOf(gap < 0 ? '' : text.slice(gap + 2));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  const groups = [...head, ...zeros, ...tail];
  const value = BigInt(`0x${groups.map((group) => group.padStart(4, '0')).join('')}`);
  // Java turns an IPv4-mapped address into the IPv4 one, and so a rule for the one sees the other.
  return value >> 32n === mapped.prefix ? { bits: 32, value: value & mapped.low } : { bits: 128, value };
}

/** Eight groups, or fewer around one gap. */
function isV6(text: string): boolean {
  const halves = text.split('::');
  const groups = halves.flatMap(groupsOf);
  return (
    halves.length <= 2 &&
    (halves.length === 2 ? groups.length < 8 : groups.length === 8) &&
    groups.every((group) => /^[\da-f]{1,4}$/i.test(group))
  );
}

function groupsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(':');
}

export function formatIpAddress({ bits, value }: IpAddress): string {
  const width = bits === 32 ? 8n : 16n;
  const parts = Array.from({ length: bits / Number(width) }, (_, at) =>
    Number(BigInt.asUintN(Number(width), value >> (width * BigInt(at)))),
  ).reverse();
  if (bits === 32) return parts.join('.');
  const full = parts.map((part) => part.toString(16)).join(':');
  return full.replace(/(^|:)0(?::0)+(:|$)/, '::');
}
