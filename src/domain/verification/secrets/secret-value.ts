import { isObject, parseJson } from '../../content/json.ts';
import { SecretsUnavailable } from '../../errors.ts';
import { type Sender, weaknessOf } from './secret-form.ts';

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
  readonly text: string;
  /** Whether white space was around it, which no sender signs with. */
  readonly padded: boolean;
  /** Why it must not verify anything, where it must not. */
  readonly weakness: string | undefined;
}

type Candidate = Place & { readonly stored: unknown };

/**
 * Reads the value of a secret: the secret itself, `{"secrets": ["newest", "older"]}`, or, for senders with accounts,
 * `{"accounts": {"<account>": "its secret" or ["newest", "older"]}}`, beside which `secrets` are for any account.
 * @param text as stored; a key/value pair of the console is refused, since nobody can tell which one signs
 * @param senders whoever signs with it
 * @throws {SecretsUnavailable} for what is no secret: an HMAC with an empty key always verifies
 */
export function readValues(
  secretId: string,
  text: string,
  senders: readonly Sender[],
): readonly [SecretValue, ...SecretValue[]] {
  const refuse = (what: string): never => {
    throw new SecretsUnavailable('malformed', secretId, `${what}; ${howTo(senders)}`);
  };
  const judged = ({ stored, ...place }: Candidate): SecretValue => {
    if (typeof stored !== 'string') return refuse('has something else than text where a secret should be');
    const value = stored.trim();
    return { ...place, text: value, padded: value !== stored, weakness: weaknessOf(value, senders) };
  };
  const [first, ...others] = candidates(text, senders, refuse);
  if ([first, ...others].some(({ stored }) => typeof stored === 'string' && stored.trim() === ''))
    throw new SecretsUnavailable('empty', secretId, 'is empty; an empty secret would verify everything');
  return [judged(first), ...others.map(judged)];
}

type Refuse = (what: string) => never;

function candidates(
  text: string,
  senders: readonly Sender[],
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
    ...(accounts === undefined ? [] : byAccount(accounts, senders, refuse)),
  ];
  return first ? [first, ...more] : refuse('is a JSON object without secrets');
}

function listOf(list: unknown, refuse: Refuse): readonly Candidate[] {
  if (!Array.isArray(list)) return refuse('has something else than a list of secrets');
  if (list.length === 0) return refuse('has an empty list');
  if (list.length > most) return refuse(`has a list of more than ${most}`);
  return list.map((stored: unknown, position) => ({ stored, position }));
}

function byAccount(map: unknown, senders: readonly Sender[], refuse: Refuse): readonly Candidate[] {
  const patterns = patternsOf(senders);
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
function patternsOf(senders: readonly Sender[]): readonly RegExp[] | undefined {
  const patterns = senders.flatMap(({ accounts }) => accounts?.pattern ?? []);
  return patterns.length > 0 && patterns.length === senders.length ? patterns : undefined;
}

function howTo(senders: readonly Sender[]): string {
  const list = `store the secret itself as plain text, or {"secrets": ["newest", "older"]} with at most ${most}`;
  const map = `{"accounts": {"<account>": "its secret"}} with at most ${mostAccounts}`;
  return patternsOf(senders) ? `${list}, or, where each account has its own, ${map}` : list;
}
