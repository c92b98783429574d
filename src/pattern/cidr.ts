import { type Operator, onText } from './condition.ts';
import { type IpAddress, parseIpAddress } from './ip-address.ts';
import { PatternError, quote } from './pattern-error.ts';

interface Network {
  readonly address: IpAddress;
  /** How many low bits are free. */
  readonly free: bigint;
}

export const cidr: Operator = (operand, path) => {
  if (operand.kind !== 'string') throw new PatternError(path, '"cidr" needs a string such as "10.0.0.0/24"');
  const { address, free } = parseNetwork(operand.text, path);
  return onText((text) => {
    const candidate = parseIpAddress(text);
    return candidate?.bits === address.bits && candidate.value >> free === address.value >> free;
  });
};

function parseNetwork(text: string, path: string): Network {
  const slash = text.indexOf('/');
  if (slash < 0 || slash !== text.lastIndexOf('/')) {
    throw new PatternError(path, `"cidr" ${quote(text)} needs an address, one "/" and a number of bits`);
  }
  const address = parseIpAddress(text.slice(0, slash));
  const mask = text.slice(slash + 1);
  if (address === undefined) {
    throw new PatternError(path, `"cidr" ${quote(text)} does not start with an IP address`);
  }
  // EventBridge refuses the full mask: a single address is written as a plain string.
  if (!/^[+]?\d+$/.test(mask) || Number(mask) >= address.bits) {
    throw new PatternError(path, `"cidr" ${quote(text)} needs 0 to ${address.bits - 1} bits behind the "/"`);
  }
  return { address, free: BigInt(address.bits - Number(mask)) };
}
