import type { CredentialForm, StoredValue } from '../credential.ts';
import type { Accounts } from './accounts.ts';
import { isPlaceholder } from './placeholder.ts';

/** What a secret belongs to. */
export interface Owner {
  readonly name: string;
  readonly credential?: CredentialForm | undefined;
  readonly accounts?: Accounts | undefined;
}

/** Why a value must not verify anything, and what to do, as the end of a sentence. Never holds the value. */
export interface Fault {
  readonly failure: 'weak' | 'malformed';
  readonly why: string;
}

/** What a sender makes is random: of 15 letters and digits, the estimate is below 48 one time in twenty. */
const leastBits = { chosen: 48, issued: 40 };
/** Fewer, since a text has one step less than characters, and chance repeats a step sooner. */
const leastBitsOfSteps = 40;

/**
 * What is wrong with a value, if anything is.
 * @param owners whoever signs with it; the rules of all of them count, and those for every secret
 */
export function faultOf(value: StoredValue, owners: readonly Owner[]): Fault | undefined {
  const texts = typeof value === 'string' ? [value] : Object.values(value);
  // HMAC pads its key with NULs, so that a NUL at the end is as good as none; half a surrogate pair has no UTF-8
  if (texts.some((text) => /[\p{Cc}\p{Cs}]/u.test(withoutLines(text))))
    return weak('holds characters that no secret has; store only what the sender shows');
  if (texts.some(isPlaceholder))
    return weak('is a placeholder, which anybody can guess; store the secret itself');
  const stricter = owners.find(({ credential }) => credential && !credential.fits(value));
  if (stricter) {
    const { name, credential } = stricter;
    const why = `is not what ${name} signs with: ${credential?.means}; store that`;
    return { failure: credential?.read(value) ? 'weak' : 'malformed', why };
  }
  const isIssued = owners.length > 0 && owners.every(({ credential }) => credential?.madeBy === 'sender');
  return texts.some((one) => isGuessable(one, isIssued ? leastBits.issued : leastBits.chosen))
    ? weak('is easy to guess; use 16 random characters or more, such as `openssl rand -hex 32` makes')
    : undefined;
}

function weak(why: string): Fault {
  return { failure: 'weak', why };
}

/** A key as PEM has lines. */
function withoutLines(text: string): string {
  return text.startsWith('-----BEGIN ') ? text.replaceAll(/\r?\n/g, '') : text;
}

/** What several senders begin every secret with: it adds nothing to guess. */
const knownStart = /^whsec_/;

/** By the estimate of Shannon. What repeats itself counts once; what goes up or down, as `1234` does, has few steps. */
function isGuessable(value: string, least: number): boolean {
  const characters = [...withoutRepetition(value.replace(knownStart, ''))];
  const codes = characters.map((character) => character.codePointAt(0) as number);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] as number));
  return bitsOf(characters) < least || bitsOf(steps) < leastBitsOfSteps;
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
