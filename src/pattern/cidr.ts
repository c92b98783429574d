import { type Operator, onText } from './condition.ts';
import { formatIpAddress, type IpAddress, parseIpAddress } from './ip-address.ts';
import { PatternError, quote } from './pattern-error.ts';
import type { PatternScalar } from './pattern-json.ts';

interface Network {
  readonly address: IpAddress;
  /** How many low bits are free. */
  readonly free: bigint;
}

export const cidr: Operator = (operand, path) => {
  if (operand.kind !== 'string') {
    throw new PatternError(path, '"cidr" needs a string such as "10.0.0.0/24"', { at: operand });
  }
  const { address, free } = parseNetwork(operand, path);
  return {
    test: onText((text) => {
      const candidate = parseIpAddress(text);
      return candidate?.bits === address.bits && candidate.value >> free === address.value >> free;
    }),
    words: () => `an address in ${operand.text}`,
    // at least one bit is free: the network's own address may be odd, the one behind it is in the network
    example: () =>
      JSON.stringify(formatIpAddress({ ...address, value: ((address.value >> free) << free) + 1n })),
  };
};

function parseNetwork(operand: PatternScalar & { readonly kind: 'string' }, path: string): Network {
  const { text } = operand;
  const fault = (problem: string) =>
    new PatternError(path, `"cidr" ${quote(text)} ${problem}`, { at: operand });
  const slash = text.indexOf('/');
  if (slash < 0 || slash !== text.lastIndexOf('/')) {
    throw fault('needs an address, one "/" and a number of bits');
  }
  const address = parseIpAddress(text.slice(0, slash));
  const mask = text.slice(slash + 1);
  if (address === undefined) throw fault('does not start with an IP address');
  // EventBridge refuses the full mask: a single address is written as a plain string.
  if (!/^[+]?\d+$/.test(mask) || Number(mask) >= address.bits) {
    throw fault(`needs 0 to ${address.bits - 1} bits behind the "/"`);
  }
  return { address, free: BigInt(address.bits - Number(mask)) };
}
