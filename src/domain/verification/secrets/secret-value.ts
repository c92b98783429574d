import { isObject, parseJson } from '../../content/json.ts';
import { SecretsUnavailable } from '../../errors.ts';
import type { StoredValue } from '../credential.ts';
import { readWindow } from './enrolment-window.ts';
import { type Fault, faultOf, type Owner } from './weakness.ts';

const most = 8;
const mostAccounts = 1_000;
/** As much as Secrets Manager keeps. */
const longest = 65_536;

/** Where a secret stands in a stored text. */
interface Place {
  /** In its list: 0 is the newest. */
  readonly position: number;
  /** Of the sender, where the secret belongs to one. */
  readonly account?: string;
}

/** One of the secrets that a stored text holds. */
export interface SecretValue extends Place {
  readonly value: StoredValue;
  /** Whether white space was around it, which no sender signs with. */
  readonly padded: boolean;
  /** Why it must not verify anything, where it must not. */
  readonly fault: Fault | undefined;
}

type Candidate = Place & { readonly stored: unknown };

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
    throw new SecretsUnavailable('malformed', secretId, `${what}; ${howTo(owners)}`);
  };
  const judged = ({ stored, ...place }: Candidate): SecretValue => {
    const value = trimmed(stored, owners);
    if (value === undefined) return refuse('has something else than text where a secret should be');
    const padded = JSON.stringify(value) !== JSON.stringify(stored);
    return { ...place, value, padded, fault: faultOf(value, owners) };
  };
  const [first, ...others] = candidates(text, owners, refuse);
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
  return others.length < most ? JSON.stringify({ secrets: [newest, ...others] }) : undefined;
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

/** The names of what its owners store together; none where not all of them do. */
function fieldsOf([first, ...others]: readonly Owner[]): readonly string[] {
  const names = first?.credential?.fields ?? [];
  return names.filter((name) => others.every(({ credential }) => credential?.fields?.includes(name)));
}

type Refuse = (what: string) => never;

function candidates(
  text: string,
  owners: readonly Owner[],
  refuse: Refuse,
): readonly [Candidate, ...Candidate[]] {
  if (text.length > longest) return refuse(`is longer than ${longest} characters`);
  // a number may be a secret: a token of hexadecimal digits can look like one
  const value = parseJson(text.trim())?.value;
  if (typeof value === 'string') return refuse('is in quotes, which belong to no secret');
  if (Array.isArray(value)) return refuse('is a JSON array');
  if (value === null || typeof value === 'boolean')
    return refuse('is one of the JSON words null, true and false');
  if (!isObject(value)) return [{ stored: text, position: 0 }];
  const { secrets, accounts, ...others } = value;
  if (Object.keys(others).length > 0) return refuse('is a JSON object with other keys');
  const [first, ...more] = [
    ...(secrets === undefined ? [] : listOf(secrets, refuse)),
    ...(accounts === undefined ? [] : byAccount(accounts, owners, refuse)),
  ];
  return first ? [first, ...more] : refuse('is a JSON object without secrets');
}

function listOf(list: unknown, refuse: Refuse): readonly Candidate[] {
  if (!Array.isArray(list)) return refuse('has something else than a list of secrets');
  if (list.length === 0) return refuse('has an empty list');
  if (list.length > most) return refuse(`has a list of more than ${most}`);
  return list.map((stored: unknown, position) => ({ stored, position }));
}

function byAccount(map: unknown, owners: readonly Owner[], refuse: Refuse): readonly Candidate[] {
  const patterns = patternsOf(owners);
  if (!patterns)
    return refuse('has a map of accounts, and its deliveries do not say of which account they are');
  if (!isObject(map)) return refuse('has something else than a map of accounts');
  const entries = Object.entries(map);
  if (entries.length > mostAccounts) return refuse(`has a map of more than ${mostAccounts} accounts`);
  return entries.flatMap(([account, stored], at) => {
    if (!patterns.every((pattern) => pattern.test(account)))
      return refuse(`has a map whose key number ${at + 1} is not the id of an account`);
    const list = Array.isArray(stored) ? listOf(stored, refuse) : [{ stored, position: 0 }];
    return list.map((one) => ({ ...one, account }));
  });
}

/** What ids of accounts look like; nothing where not all of the senders have accounts. */
function patternsOf(owners: readonly Owner[]): readonly RegExp[] | undefined {
  const patterns = owners.flatMap(({ accounts }) => accounts?.pattern ?? []);
  return patterns.length > 0 && patterns.length === owners.length ? patterns : undefined;
}

function howTo(owners: readonly Owner[]): string {
  const list = `store the secret itself as plain text, or {"secrets": ["newest", "older"]} with at most ${most}`;
  const map = `{"accounts": {"<account>": "its secret"}} with at most ${mostAccounts}`;
  const fields = fieldsOf(owners);
  const object = `{"secrets": [{${fields.map((name) => `"${name}": "…"`).join(', ')}}]}`;
  return [
    list,
    ...(patternsOf(owners) ? [`or, where each account has its own, ${map}`] : []),
    ...(fields.length > 0 ? [`or, with all that this sender needs, ${object}`] : []),
  ].join(', ');
}
