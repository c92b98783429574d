import type { Headers } from '../delivery.ts';
import { originHeader } from '../receiving/origin.ts';
import { hidden } from './spellings.ts';

/** What people and proxies call a secret that travels in a header or a query. */
const named =
  /auth|token|secret|passw|passphrase|credential|cookie|session|api[-_]?key|access[-_]?key|(?:^|[-_])(?:key|sig|code)$/i;

/** @param name of a header, or of a field of a query */
export function isNamedLikeSecret(name: string): boolean {
  return named.test(name);
}

/** Never a signature: whoever has it may come in, here or elsewhere. */
const alwaysSecret: ReadonlySet<string> = new Set([originHeader, 'cookie', 'proxy-authorization']);

interface Circumstances {
  /** Whether a secret may be in any header. */
  readonly isAnywhere: boolean;
  /** Whether the sender shows a token, and signs nothing. */
  readonly isToken: boolean;
}

export function hideInHeaders(headers: Headers, { isAnywhere, isToken }: Circumstances): Headers {
  const inHeader = (name: string, value: string) => {
    if (alwaysSecret.has(name)) return hidden;
    if (name === 'authorization')
      return isAnywhere || isToken || /^basic\b/i.test(value) ? behindScheme(value) : value;
    return isAnywhere && isNamedLikeSecret(name) ? hidden : value;
  };
  const changed = [...headers].flatMap(([name, value]) => {
    const shown = inHeader(name, value);
    return shown === value ? [] : [[name, shown] as const];
  });
  return changed.length === 0 ? headers : new Map([...headers, ...changed]);
}

/** In a query that nobody reads, or a URL with one. */
export function hideInFields(query: string): string {
  return query.replaceAll(/(^|[?&])([^?&=]*)=[^&]+/g, (field, before: string, name: string) =>
    isNamedLikeSecret(name) ? `${before}${name}=${hidden}` : field,
  );
}

/** `Bearer [secret]`: a word without anything behind it is the secret. */
function behindScheme(value: string): string {
  const [, scheme] = /^([A-Za-z][\w-]*) +\S/.exec(value) ?? [];
  return scheme === undefined ? hidden : `${scheme} ${hidden}`;
}
