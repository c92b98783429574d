import type { Signable } from '../scheme.ts';
import { isPlaceholder } from './placeholder.ts';

/** What every secret looks like that a sender signs with: no stricter than what it issues. */
export interface SecretForm {
  /** Ends a sentence: `an auth token of 32 lower-case hexadecimal digits`. */
  readonly words: string;
  readonly pattern: RegExp;
  /** @param random 64 hexadecimal digits. @returns one that fits */
  readonly make: (random: string) => string;
}

/** Where each account of a sender has a secret of its own, and deliveries of several come to one endpoint. */
export interface Accounts {
  readonly pattern: RegExp;
  /**
   * The account that a delivery says it is of, read before it is proven: total, linear and capped. It decides which
   * secrets are tried, and nothing else.
   */
  readonly find: (request: Signable) => string | undefined;
}

/** What a secret belongs to. */
export interface Sender {
  readonly name: string;
  readonly secretForm?: SecretForm | undefined;
  readonly accounts?: Accounts | undefined;
}

const leastBits = 48;
/** Fewer, since a text has one step less than characters, and chance repeats a step sooner. */
const leastBitsOfSteps = 40;

/**
 * @param senders whoever signs with it; the rules of all of them count, and those for every secret
 * @returns why it must not verify anything, and what to do, as the end of a sentence. Never holds the value
 */
export function weaknessOf(value: string, senders: readonly Sender[]): string | undefined {
  // HMAC pads its key with NULs, so that a NUL at the end is as good as none; half a surrogate pair has no UTF-8
  if (/[\p{Cc}\p{Cs}]/u.test(value))
    return 'holds characters that no secret has; store only what the sender shows';
  if (isPlaceholder(value)) return 'is a placeholder, which anybody can guess; store the secret itself';
  const stricter = senders.find(({ secretForm }) => secretForm && !secretForm.pattern.test(value));
  if (stricter) return `is not what ${stricter.name} signs with: ${stricter.secretForm?.words}; store that`;
  return isGuessable(value)
    ? 'is easy to guess; use 16 random characters or more, such as `openssl rand -hex 32` makes'
    : undefined;
}

/** One for a sender, or for nobody in particular. @param random 64 hexadecimal digits */
export function makeSecret(random: string, form: SecretForm | undefined): string {
  return form?.make(random) ?? random;
}

/** What several senders begin every secret with: it adds nothing to guess. */
const knownStart = /^whsec_/;

/** By the estimate of Shannon. What repeats itself counts once; what goes up or down, as `1234` does, has few steps. */
function isGuessable(value: string): boolean {
  const characters = [...withoutRepetition(value.replace(knownStart, ''))];
  const codes = characters.map((character) => character.codePointAt(0) as number);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] as number));
  return bitsOf(characters) < leastBits || bitsOf(steps) < leastBitsOfSteps;
}

function withoutRepetition(value: string): string {
  return value.slice(0, `${value}${value}`.indexOf(value, 1));
}

/** The length times the entropy of how often each symbol is there. */
function bitsOf(symbols: readonly unknown[]): number {
  const counts = new Map<unknown, number>();
  for (const one of symbols) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts.values()].reduce((bits, count) => bits + count * Math.log2(symbols.length / count), 0);
}
