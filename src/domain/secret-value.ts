import { SecretsUnavailable } from './errors.ts';
import { isObject, parseJson } from './json.ts';
import { Secret, type Standing } from './secret.ts';

const most = 8;

/**
 * Reads the value of a secret: the secret itself, or `{"secrets": ["newest", "older"]}`.
 * @param text as stored; a key/value pair of the console is refused, since nobody can tell which one signs
 * @throws {SecretsUnavailable} for a value that must not verify anything: an HMAC with an empty key always does
 */
export function parseSecrets(
  secretId: string,
  text: string,
  standing: Standing = { stage: 'current' },
): readonly Secret[] {
  const value = parseJson(text)?.value;
  const texts: readonly unknown[] = isObject(value) ? listOf(secretId, value) : [text];
  if (texts.some((one) => typeof one === 'string' && one.trim() === '')) {
    throw new SecretsUnavailable('empty', secretId, 'is empty; an empty secret must never verify anything');
  }
  return texts.map((one, position) => {
    if (typeof one !== 'string') throw malformed(secretId);
    return new Secret(one, { ...standing, position });
  });
}

function listOf(secretId: string, value: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { secrets, ...others } = value;
  if (
    !Array.isArray(secrets) ||
    secrets.length === 0 ||
    secrets.length > most ||
    Object.keys(others).length > 0
  ) {
    throw malformed(secretId);
  }
  return secrets;
}

function malformed(secretId: string): SecretsUnavailable {
  return new SecretsUnavailable(
    'malformed',
    secretId,
    `is a JSON object; store the secret itself as plain text, or {"secrets": ["newest", "older"]} with at most ${most}`,
  );
}
