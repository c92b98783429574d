import type { RuleTarget } from '../api.ts';
import { jsonString } from './escapes.ts';

/** What takes the place of a rule's target in AWS. */
export type Destination =
  | { readonly kind: 'function' }
  /** An API destination. */
  | { readonly kind: 'api'; readonly words: string; readonly endpoint: string | undefined }
  | { readonly kind: 'queue'; readonly words: string };

/** The header in which an API destination shows its key. */
export const keyHeader = 'x-api-key';

export function destinationOf(target: RuleTarget | undefined): Destination {
  if (target === undefined) return { kind: 'function' };
  if ('file' in target)
    return { kind: 'queue', words: `Here it was the file ${jsonString(target.file)}: in AWS, a queue.` };
  if (target.as === 'lambda') return { kind: 'function' };
  const words = `Here it was ${jsonString(withoutUser(target.url))}: in AWS, an API destination, whose URL begins with https://.`;
  return { kind: 'api', words, endpoint: endpointOf(target.url) };
}

/** As an API destination may have it. Nothing for what AWS does not reach. */
function endpointOf(url: string): string | undefined {
  const address = URL.parse(url);
  if (
    address?.protocol !== 'https:' ||
    isHere(address.hostname) ||
    address.username + address.password !== ''
  )
    return undefined;
  address.hash = '';
  // there it would stand for a part of the path that the target fills in
  return address.href.replaceAll('*', '%2A');
}

function isHere(host: string): boolean {
  return /^(?:localhost|127[.].*|\[::1\]|.*[.]localhost)$/.test(host);
}

/** A password is nothing to be copied around. */
function withoutUser(url: string): string {
  return url.replace(/\/\/[^/?#]*@/, '//');
}
