import { printableText } from '../../domain/content/printable.ts';
import { didYouMean } from '../../words/did-you-mean.ts';
import { few } from '../../words/few.ts';

/** What the events have that were looked at, of what they are chosen by. */
export interface Seen {
  readonly endpoints: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

/** Asks which endpoint or detail-type is meant by one that no event has. @returns nothing where events have both */
export function notThere(
  { endpoint, type, since }: { readonly endpoint?: string; readonly type?: string; readonly since?: number },
  { endpoints, types }: Seen,
): string | undefined {
  const events = since === undefined ? 'no event' : 'no event of that time';
  if (endpoint !== undefined && !endpoints.has(endpoint))
    return none(`${events} has the endpoint`, endpoint, endpoints);
  return type !== undefined && !types.has(type)
    ? none(`${events} has the detail-type`, type, types)
    : undefined;
}

function none(words: string, name: string, known: ReadonlySet<string>): string {
  const others = known.size === 0 ? 'there are no others' : `there are: ${few([...known])}`;
  return printableText(`${words} '${name}'; ${didYouMean(name, known, others)}`, 2_000);
}
