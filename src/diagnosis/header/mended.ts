import { printableText } from '../../domain/content/printable.ts';
import type { Headers } from '../../domain/delivery.ts';
import { signable } from '../../domain/verification/signed-url.ts';
import { askedHeaders } from '../asked-headers.ts';
import type { Variant } from '../cause.ts';
import type { Trial } from '../trial.ts';

/** A cause of this axis, whose sentence begins with the headers that it is about: `the header x-signature`. */
export interface HeaderCause {
  readonly id: string;
  /** The rest of the sentence: `came in quotes`. */
  readonly came: string;
  readonly cure: string;
}

/** What to do where something on the way changes headers. */
export const passOn = 'let whatever stands between the sender and the gateway pass headers on as they come';

/** With each header put right by itself. @returns nothing where that changes none that the sender is asked for */
export function* mendedEach(
  trial: Trial,
  mend: (value: string, name: string) => string | undefined,
  cause: HeaderCause,
): Iterable<Variant> {
  const changed = [...trial.request.headers].flatMap(([name, value]) => {
    if (ofTransport.test(name)) return [];
    const mended = mend(value, name);
    return mended === undefined || mended === value ? [] : [[name, mended] as const];
  });
  yield* mended(trial, new Map(changed), cause);
}

/** What says nothing of who sent it, and has commas and spaces of its own. */
export const ofTransport =
  /^(?:accept|content|user-agent|host|via|cookie|date|connection|forwarded|traceparent|x-forwarded-(?:for|proto|port|host)|x-amz)/;

/** With these headers in place of those that came. @returns nothing where the sender is asked for none of them */
export function* mended(
  { request, ...trial }: Trial,
  changed: Headers,
  { id, came, cure }: HeaderCause,
): Iterable<Variant> {
  if (changed.size === 0) return;
  const better = { ...request, headers: new Map([...request.headers, ...changed]) };
  const { endpoint, now } = trial;
  const asked = askedHeaders(endpoint.provider.scheme, signable(better, endpoint), now);
  const names = asked.filter((name) => changed.has(name));
  if (names.length === 0) return;
  yield {
    cause: { axis: 'header', id, words: `${theHeaders(names)} ${came}`, cure },
    trial: { ...trial, request: better },
  };
}

/** `the header x-signature`, `the headers x-signature and x-timestamp` */
export function theHeaders(names: readonly string[]): string {
  const shown = names.map((name) => printableText(name, 80));
  return `the header${shown.length === 1 ? '' : 's'} ${shown.join(' and ')}`;
}
