import { isUtf8 } from 'node:buffer';
import { ownHeaders, type SentBefore } from './sent-before.ts';

/** What a shell takes as one argument. */
const longestArgument = 100_000;

/** What curl adds by itself, where the sender did not write it. */
const addedByCurl = ['accept', 'content-type', 'expect', 'user-agent'];

/**
 * A command for any POSIX shell that sends these very bytes. What is proven by a signature over a time is so for some minutes.
 * @param gateway where it is sent to: `http://127.0.0.1:8787`
 */
export function asCurl(sent: SentBefore, gateway: string): string {
  const { method, target, host, body } = sent;
  const own = ownHeaders(sent);
  const names = new Set(own.map(([name]) => name));
  const isElsewhere = host !== '' && host !== new URL(gateway).host;
  const headers = [
    ...(isElsewhere ? [`host: ${host}`] : []),
    ...own.map(([name, value]) => (value === '' ? `${name};` : `${name}: ${value}`)),
    ...addedByCurl.filter((name) => !names.has(name)).map((name) => `${name}:`),
  ];
  const parts = [
    // a path as it is, with what curl would take for a pattern
    `curl --include --path-as-is --globoff --request ${quoted(method)} ${quoted(gateway + target)}`,
    ...headers.map((header) => `--header ${quoted(header)}`),
  ];
  if (body.length === 0) return joined(parts);
  if (isArgument(body)) return joined([...parts, `--data-raw ${quoted(Buffer.from(body).toString())}`]);
  const base64 = Buffer.from(body).toString('base64');
  return `printf %s ${quoted(base64)} | base64 -d |\n${joined([...parts, '--data-binary @-'])}`;
}

function isArgument(body: Uint8Array): boolean {
  return body.length <= longestArgument && isUtf8(body) && !body.includes(0);
}

function joined(parts: readonly string[]): string {
  return parts.join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
