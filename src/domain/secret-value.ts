import { SecretsUnavailable } from './errors.ts';
import { isObject, parseJson } from './json.ts';
import { type Sender, weaknessOf } from './secret-form.ts';

const most = 8;
/** As much as Secrets Manager keeps. */
const longest = 65_536;

/** One of the secrets that a stored text holds. */
export interface SecretValue {
  readonly text: string;
  /** In its list: 0 is the newest. */
  readonly position: number;
  /** Whether white space was around it, which no sender signs with. */
  readonly padded: boolean;
  /** Why it must not verify anything, where it must not. */
  readonly weakness: string | undefined;
}

/**
 * Reads the value of a secret: the secret itself, or `{"secrets": ["newest", "older"]}`.
 * @param text as stored; a key/value pair of the console is refused, since nobody can tell which one signs
 * @param senders whoever signs with it
 * @throws {SecretsUnavailable} for what is no secret: an HMAC with an empty key always verifies
 */
export function readValues(
  secretId: string,
  text: string,
  senders: readonly Sender[],
): readonly [SecretValue, ...SecretValue[]] {
  const texts = listOf(secretId, text);
  if (texts.some((one) => typeof one === 'string' && one.trim() === '')) {
    throw new SecretsUnavailable(
      'empty',
      secretId,
      'is empty; put the secret in, since an empty one would verify everything',
    );
  }
  const [newest, ...older] = texts;
  const judged = (one: unknown, position: number): SecretValue => {
    if (typeof one !== 'string') throw malformed(secretId, 'has something else than text in its list');
    const value = one.trim();
    return { text: value, position, padded: value !== one, weakness: weaknessOf(value, senders) };
  };
  return [judged(newest, 0), ...older.map((one, at) => judged(one, at + 1))];
}

function listOf(secretId: string, text: string): readonly unknown[] {
  if (text.length > longest) throw malformed(secretId, `is longer than ${longest} characters`);
  // a number may be a secret: a token of hexadecimal digits can look like one
  const value = parseJson(text.trim())?.value;
  if (typeof value === 'string') throw malformed(secretId, 'is in quotes, which belong to no secret');
  if (Array.isArray(value)) throw malformed(secretId, 'is a JSON array');
  if (value === null || typeof value === 'boolean')
    throw malformed(secretId, 'is one of the JSON words null, true and false');
  if (!isObject(value)) return [text];
  const { secrets, ...others } = value;
  if (!Array.isArray(secrets) || Object.keys(others).length > 0)
    throw malformed(secretId, 'is a JSON object with other keys');
  if (secrets.length === 0) throw malformed(secretId, 'has an empty list');
  if (secrets.length > most) throw malformed(secretId, `has a list of more than ${most}`);
  return secrets;
}

function malformed(secretId: string, what: string): SecretsUnavailable {
  const advice = `${what}; store the secret itself as plain text, or {"secrets": ["newest", "older"]} with at most ${most}`;
  return new SecretsUnavailable('malformed', secretId, advice);
}
