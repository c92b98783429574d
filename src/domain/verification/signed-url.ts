import type { Delivery } from '../delivery.ts';
import type { Signable } from './scheme.ts';

export type Sent = Omit<Signable, 'url' | 'publicUrl'> & Pick<Delivery, 'host' | 'rawPath'>;
type Configured = Pick<Signable, 'publicUrl'>;

/** What a sender may have signed of a request to an endpoint. */
export function signable(request: Sent, { publicUrl }: Configured): Signable {
  const { method, rawQuery, headers, body } = request;
  return { method, rawQuery, headers, body, url: signedUrl(request, { publicUrl }), publicUrl };
}

/**
 * The URL as the sender wrote it, which is what URL-signing senders sign. Never through `new URL()`,
 * which rewrites characters (`'`, spaces, `..`) that the sender signed as they were.
 */
export function signedUrl(
  { host, rawPath, rawQuery }: Pick<Delivery, 'host' | 'rawPath' | 'rawQuery'>,
  { publicUrl }: Configured,
): string {
  const base = publicUrl === undefined ? `https://${host}${rawPath}` : withPath(publicUrl, rawPath);
  return withQuery(base, rawQuery);
}

/** @param base a URL or a path, as it is written */
export function withQuery(base: string, rawQuery: string): string {
  return rawQuery === '' ? base : `${base}?${rawQuery}`;
}

function withPath(publicUrl: string, rawPath: string): string {
  const base = publicUrl.replace(/[?].*$/s, '');
  return isPathless(publicUrl) ? base + rawPath : base;
}

/** Whether a public URL leaves the path open: it is then the one that arrives. */
export function isPathless(publicUrl = ''): boolean {
  return /^[^:]*:\/\/[^/?]*(?:[?]|$)/.test(publicUrl);
}

/** The query that the sender was given, as far as it is configured. */
export function queryOf(publicUrl = ''): string {
  return publicUrl.replace(/^[^?]*\??/, '');
}
