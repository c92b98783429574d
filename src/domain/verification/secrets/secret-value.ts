import { isObject } from '../../content/json.ts';
import { SecretsUnavailable } from '../../errors.ts';
import type { StoredValue } from '../credential.ts';
import { readWindow } from './enrolment-window.ts';
import { fieldsOf, howToStore, mostSecrets, type Place, type Stored, storedIn } from './stored-forms.ts';
import { type Fault, faultOf, type Owner } from './weakness.ts';

/** One of the secrets that a stored text holds. */
export interface SecretValue extends Place {
  readonly value: StoredValue;
  /** Whether white space was around it, which no sender signs with. */
  readonly padded: boolean;
  /** Why it must not verify anything, where it must not. */
  readonly fault: Fault | undefined;
}

/**
 * Reads the value of a secret: the secret itself, `{"secrets": ["newest", "older"]}`, or, for senders with accounts,
 * `{"accounts": {"<account>": "its secret" or ["newest", "older"]}}`, beside which `secrets` are for any account.
 * @param text as stored; a key/value pair of the console is refused, since nobody can tell which one signs
 * @param owners whoever signs with it
 * @throws {SecretsUnavailable} for what is no secret: an HMAC with an empty key always verifies
 */
export function readValues(
  secretId: string,
  text: string,
  owners: readonly Owner[],
): readonly [SecretValue, ...SecretValue[]] {
  const refuse = (what: string): never => {
    throw new SecretsUnavailable('malformed', secretId, `${what}; ${howToStore(owners)}`);
  };
  const judged = ({ stored, ...place }: Stored): SecretValue => {
    const value = trimmed(stored, owners);
    if (value === undefined) return refuse('has something else than text where a secret should be');
    const padded = JSON.stringify(value) !== JSON.stringify(stored);
    return { ...place, value, padded, fault: faultOf(value, owners) };
  };
  const [first, ...others] = storedIn(text, owners, refuse);
  if ([first, ...others].some(({ stored }) => isBlank(stored)))
    throw new SecretsUnavailable('empty', secretId, 'is empty; an empty secret would verify everything');
  return [judged(first), ...others.map(judged)];
}

/**
 * A stored text in which a new secret stands before those that it holds, which go on verifying.
 * @param text where something is stored
 * @returns nothing where there is no room: one that is left out would be missed
 * @throws {SecretsUnavailable} for a text that holds something else
 */
export function withNewest(
  secretId: string,
  text: string | undefined,
  newest: string,
  owners: readonly Owner[],
): string | undefined {
  const known = text === undefined || readWindow(text) ? [] : readValues(secretId, text, owners);
  const others = known.map(({ value }) => value).filter((value) => value !== newest);
  return others.length < mostSecrets ? JSON.stringify({ secrets: [newest, ...others] }) : undefined;
}

/** Without the white space around it. @returns nothing for what is neither text nor an object of the fields that its owners name */
function trimmed(stored: unknown, owners: readonly Owner[]): StoredValue | undefined {
  if (typeof stored === 'string') return stored.trim();
  if (!isObject(stored) || !Object.keys(stored).every((name) => fieldsOf(owners).includes(name)))
    return undefined;
  const texts = Object.entries(stored).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  if (texts.length < Object.keys(stored).length || texts.length === 0) return undefined;
  return Object.fromEntries(texts.map(([name, text]) => [name, text.trim()]));
}

function isBlank(stored: unknown): boolean {
  const values = isObject(stored) ? Object.values(stored) : [stored];
  return values.some((value) => typeof value === 'string' && value.trim() === '');
}
