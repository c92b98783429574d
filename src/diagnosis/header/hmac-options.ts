import type { Options } from '../../domain/options.ts';
import { hmacOptions } from '../../domain/verification/schemes/hmac-by-options.ts';
import type { Trial } from '../trial.ts';
import { macsIn, speaksOfSignature } from './written-signatures.ts';

/** Ways to sign that fit what stands in the headers: those that differ least from the options that are set come first. */
export function* hmacOptionsOf(
  { headers }: Pick<Trial['request'], 'headers'>,
  options: Options,
): Iterable<Options> {
  const { header } = options;
  const others = Object.fromEntries(Object.entries(options).filter(([name]) => !ofWriting.has(name)));
  const places = [...headers].filter(
    ([name]) => name === header || (isName.test(name) && speaksOfSignature(name)),
  );
  const writings = places
    .toSorted(([a], [b]) => Number(b === header) - Number(a === header))
    .flatMap(([name, value]) => [...writingsOf(name, value)]);
  for (const writing of writings) yield { ...others, ...writing };
  for (const writing of writings) yield* messagesOf(headers, { ...others, ...writing });
}

/** What `writingsOf` finds out anew. */
const ofWriting: ReadonlySet<string> = new Set(['header', 'prefix', 'member', 'digest', 'encoding']);

/** Which options read the signatures in a header. */
function* writingsOf(header: string, value: string): Iterable<Options> {
  for (const { digest, encoding, before } of macsIn(value)) {
    const [, member] = /(?:^|[,\s])([\w-]{1,32})=$/.exec(before) ?? [];
    const written = { header, digest, encoding };
    if (member !== undefined && before.includes(',')) yield { ...written, member };
    else if (before === '') yield written;
    else if (isPrefix.test(before)) yield { ...written, prefix: before };
  }
}

const isName = hmacOptions.header.shape.pattern;

/** Nothing that a secret could be. */
const isPrefix = /^[\w-]{1,16}[=:,]? ?$/;

const withTime = [
  '{time}.{body}',
  '{time}{body}',
  '{time}:{body}',
  '{body}{time}',
  '{body}.{time}',
  'v0:{time}:{body}',
];
const withoutTime = ['{body}', '{url}{body}', '{url}|{body}', '{body}{url}', '{method}{url}{body}'];

function* messagesOf(headers: Trial['request']['headers'], options: Options): Iterable<Options> {
  const { timeHeader, timeMember, timeUnit, message: _, toleranceSeconds, ...others } = options;
  for (const message of withoutTime) yield { ...others, message };
  const isKnown = timeHeader !== undefined || timeMember !== undefined;
  const known = { timeHeader, timeMember, timeUnit };
  for (const time of isKnown ? [known] : timesOf(headers, others))
    for (const message of withTime) yield { ...others, ...time, toleranceSeconds, message };
}

/** Where a time stands, in a header or beside the signature, and how it is written. */
function* timesOf(headers: Trial['request']['headers'], { header, member }: Options): Iterable<Options> {
  if (member !== undefined)
    for (const [, timeMember, text = ''] of headers
      .get(String(header))
      ?.matchAll(/(?<![\w-])([\w-]{1,32})=(\d{10,13})\b/g) ?? [])
      yield { timeMember, timeUnit: unitOf(text) };
  for (const [timeHeader, text] of headers)
    if (/time|date/.test(timeHeader) && /^(?:\d{10}|\d{13}|\d{4}-\d\d-\d\dT[\d:.]+Z)$/.test(text))
      yield { timeHeader, timeUnit: unitOf(text) };
}

function unitOf(text: string): string {
  if (text.includes('T')) return 'iso';
  return text.length > 10 ? 'ms' : 's';
}
