import type { Variant } from '../cause.ts';
import type { Trial } from '../trial.ts';
import { mended, passOn } from './mended.ts';

/** What proxies, gateways and servers write before the name of a header that they move. */
const prefixes = [
  'x-forwarded-',
  'x-original-',
  'x-amzn-remapped-',
  'x-amz-',
  'x-ms-',
  'x-proxy-',
  'x-http-',
  'redirect-http-',
  'redirect-',
  'proxy-',
  'forwarded-',
  'original-',
  'http-',
  'x-',
];

/** Under another name, as those that stand in front of a gateway write one. */
export function* renamed(trial: Trial): Iterable<Variant> {
  const names = [...trial.request.headers.keys()];
  const hyphens = (name: string) => (name.includes('_') ? name.replaceAll('_', '-') : undefined);
  // CGI, and with it WSGI and Rack: https://www.rfc-editor.org/rfc/rfc3875#section-4.1.18
  const ofCgi = (name: string) => hyphens(name)?.replace(/^(?:redirect-)?http-/, '');
  for (const to of [hyphens, ofCgi])
    yield* mended(trial, moved(trial, to), {
      id: 'header_with_underscores',
      came: 'came with underscores in its name, as CGI writes them',
      cure: 'write the names of headers with hyphens again before the delivery is handed on',
    });
  for (const prefix of prefixes.filter((one) => names.some((name) => name.startsWith(one))))
    yield* withoutPrefix(trial, prefix);
  yield* mended(trial, withX(trial), {
    id: 'header_renamed',
    came: 'came without the x- before its name',
    cure: passOn,
  });
  yield* mended(trial, moved(trial, withoutSuffix), {
    id: 'header_renamed',
    came: 'came with something behind its name',
    cure: passOn,
  });
}

function* withoutPrefix(trial: Trial, prefix: string): Iterable<Variant> {
  const changed = moved(trial, (name) => (name.startsWith(prefix) ? name.slice(prefix.length) : undefined));
  // what a gateway takes for itself it hands on elsewhere
  const isTaken = changed.has('authorization');
  yield* mended(trial, changed, {
    id: isTaken ? 'authorization_moved' : 'header_renamed',
    came: `came as ${prefix}${isTaken ? 'authorization' : '…'}`,
    cure: isTaken ? 'let the proxy in front pass `authorization` on, which it keeps for itself' : passOn,
  });
}

/** The names of headers that came as others, each with what stood in it. What came under its own name stays. */
function moved({ request: { headers } }: Trial, to: (name: string) => string | undefined) {
  const found = new Map<string, string>();
  for (const [name, value] of headers) {
    const original = to(name);
    if (original && !headers.get(original)) found.set(original, value);
  }
  return found;
}

function withX(trial: Trial) {
  return moved(trial, (name) => (name.startsWith('x-') ? undefined : `x-${name}`));
}

function withoutSuffix(name: string): string | undefined {
  const shorter = name.replace(/[-_](?:original|orig|raw|copy|forwarded|header)$/, '');
  return shorter === name ? undefined : shorter;
}
