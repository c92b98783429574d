import { format } from 'node:util';
import { awsFailure } from './aws-failure.ts';
import { sameAs, sqlite, words } from './known-failures.ts';

type Failure = Error & {
  readonly code?: unknown;
  readonly errcode?: number;
  readonly path?: string;
  readonly errors?: readonly unknown[];
};

/** Why something failed and where, for a person. What is not known keeps its own words. */
export function failureWords(error: unknown): string {
  const { path } = Object(error) as Failure;
  return path === undefined ? reason(error) : `${path}: ${reason(error)}`;
}

/** What is wrong and what to do, with the code by which to search for more. */
export function reason(error: unknown): string {
  const failure = rootOf(Object(error) as Failure);
  const { name = 'Error', message = format('%s', error) } = failure;
  const known = knownWords(failure);
  if (known !== undefined) return known;
  return name === 'Error' ? message : `${name}: ${message}`;
}

function knownWords(failure: Failure): string | undefined {
  const { name, message } = failure;
  const ofAws = awsFailure(String(name), String(message));
  if (ofAws !== undefined) return `${ofAws} (${name})`;
  const code = codeOf(failure);
  return Object.hasOwn(words, code) ? `${words[code]} (${code})` : undefined;
}

const deepest = 5;

/** The first of what caused it that is known; else itself, unless its own words say nothing. */
function rootOf(failure: Failure): Failure {
  const chain = [failure];
  for (let inner = innerOf(failure); inner && chain.length < deepest; inner = innerOf(inner))
    chain.push(inner);
  const isSaying = ({ message }: Failure) => message !== '' && message !== 'fetch failed';
  return chain.find((one) => knownWords(one) !== undefined) ?? chain.find(isSaying) ?? failure;
}

/** Of a host with several addresses each has its error, and all together no message. */
function innerOf({ message, errors, cause }: Failure): Failure | undefined {
  const inner = Object(message === '' && errors ? errors[0] : cause) as Failure;
  return typeof inner.message === 'string' ? inner : undefined;
}

function codeOf({ name, message, code, errcode }: Failure): string {
  if (errcode !== undefined) return sqlite[errcode & 0xff] ?? '';
  if (name === 'CredentialsProviderError') return name;
  if (message === 'Region is missing') return 'RegionMissing';
  if (String(message).startsWith('Region not accepted: ')) return 'RegionNotAccepted';
  if (name === 'TimeoutError' || name === 'AbortError') return name;
  const own = String(code);
  if (own.startsWith('HPE_') || name === 'HTTPParserError') return 'HPE_INVALID_CONSTANT';
  return Object.hasOwn(sameAs, own) ? (sameAs[own] as string) : own;
}

export function isOfDatabase(error: unknown): boolean {
  return (Object(error) as Failure).errcode !== undefined;
}
