import { isObject, parseJson } from '../../content/json.ts';
import type { Owner } from './weakness.ts';

/** In one list. */
export const mostSecrets = 8;
const mostAccounts = 1_000;
/** As much as Secrets Manager keeps. */
const longest = 65_536;

/** Where a secret stands in a stored text. */
export interface Place {
  /** In its list: 0 is the newest. */
  readonly position: number;
  /** Of the sender, where the secret belongs to one. */
  readonly account?: string;
}

/** A secret as it stands in a stored text, whatever it is. */
export type Stored = Place & { readonly stored: unknown };

type Refuse = (what: string) => never;

/** What a stored text holds, in each of the forms that it may have. @param refuse ends it for any other */
export function storedIn(
  text: string,
  owners: readonly Owner[],
  refuse: Refuse,
): readonly [Stored, ...Stored[]] {
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

function listOf(list: unknown, refuse: Refuse): readonly Stored[] {
  if (!Array.isArray(list)) return refuse('has something else than a list of secrets');
  if (list.length === 0) return refuse('has an empty list');
  if (list.length > mostSecrets) return refuse(`has a list of more than ${mostSecrets}`);
  return list.map((stored: unknown, position) => ({ stored, position }));
}

function byAccount(map: unknown, owners: readonly Owner[], refuse: Refuse): readonly Stored[] {
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

/** The forms that it may have, for a person. */
export function howToStore(owners: readonly Owner[]): string {
  const list = `store the secret itself as plain text, or {"secrets": ["newest", "older"]} with at most ${mostSecrets}`;
  const map = `{"accounts": {"<account>": "its secret"}} with at most ${mostAccounts}`;
  const fields = fieldsOf(owners);
  const object = `{"secrets": [{${fields.map((name) => `"${name}": "…"`).join(', ')}}]}`;
  return [
    list,
    ...(patternsOf(owners) ? [`or, where each account has its own, ${map}`] : []),
    ...(fields.length > 0 ? [`or, with all that this sender needs, ${object}`] : []),
  ].join(', ');
}

/** The names of what its owners store together; none where not all of them do. */
export function fieldsOf([first, ...others]: readonly Owner[]): readonly string[] {
  const names = first?.credential?.fields ?? [];
  return names.filter((name) => others.every(({ credential }) => credential?.fields?.includes(name)));
}
