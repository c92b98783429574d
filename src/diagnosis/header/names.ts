import { printableText } from '../../domain/content/printable.ts';
import { signable } from '../../domain/verification/signed-url.ts';
import { askedHeaders } from '../asked-headers.ts';
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
  yield* byItsLetters(trial);
}

/** Whatever stands before it and between its words: `http.x-hub-signature-256`, `xhubsignature256`. */
function* byItsLetters(trial: Trial): Iterable<Variant> {
  const { request, endpoint, now } = trial;
  const { scheme } = endpoint.provider;
  const found = new Map<string, readonly [came: string, value: string]>();
  const better = () =>
    new Map([...request.headers, ...[...found].map(([name, [, value]]) => [name, value] as const)]);
  // what is missing ends what is asked for
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const name of askedHeaders(scheme, signable({ ...request, headers: better() }, endpoint), now)) {
      const letters = lettersOf(name);
      const came = [...request.headers].find(([one]) => one !== name && lettersOf(one).endsWith(letters));
      if (came && letters.length >= fewestLetters && !better().get(name)) found.set(name, came);
    }
  }
  const cames = [...found.values()].map(([name]) => printableText(name, 80));
  yield* mended(trial, new Map([...found].map(([name, [, value]]) => [name, value])), {
    id: 'header_renamed',
    came: `came as ${cames.join(' and ')}`,
    cure: passOn,
  });
}

/** Shorter names are the end of many others. */
const fewestLetters = 8;

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z\d]/g, '');
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
