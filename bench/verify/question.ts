import { github } from '../../src/domain/providers/github.ts';
import { githubSecret, pushBody } from '../lib/github-push.ts';
import { inTurns } from '../lib/in-turns.ts';
import type { Question, Row } from '../lib/row.ts';
import { bareHmac } from './floor.ts';
import { engineFor, signedBy } from './proven.ts';
import { type Vendor, vendors } from './vendors.ts';

export const question: Question = {
  id: 'verify',
  title: 'What does it cost to verify a signature?',
  text: `The engine, with the secret at hand, beside a bare HMAC (\`bench/verify/floor.ts\`) of the same bytes and a comparison in constant time; and
beside the verifier of the sender's own SDK (\`bench/verify/vendors.ts\`), for a delivery of 2 kB of that sender. All are called one after the other in one process,
with body and headers in memory: SDKs take the body as text, the engine takes bytes. What an SDK makes of a key once it is made once, as its documentation does;
where its verifier parses the JSON as well, or must be handed a form that is parsed, that is done on both sides. The engine says besides
which of several secrets it was, and looks at whether that one may still be used.`,
  rows: async () => [...(await besideBareHmac()), ...(await besideVendors())],
};

const pairs = 40;
/** A call takes microseconds: enough of them for the clock to tell two apart. */
const leastMs = 4;
/** As long as V8 takes to compile what is called so often. */
const warmingMs = 200;

const sizes = [
  { bytes: 2_000, atMost: 1.6 },
  { bytes: 25_000, atMost: 1.15 },
  { bytes: 250_000, atMost: 1.15 },
  { bytes: 900_000, atMost: 1.15 },
] as const;

async function besideBareHmac(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { bytes, atMost } of sizes) {
    const sent = { provider: github, secret: githubSecret, body: pushBody(bytes) };
    const request = signedBy(sent);
    const signature = request.headers.get('x-hub-signature-256') ?? '';
    const verify = engineFor(sent);
    const compared = await inTurns(
      pairs,
      await timed(() => verify(request)),
      await timed(() => bareHmac(request.body, githubSecret, signature)),
    );
    const name = `GitHub, ${bytes / 1_000} kB, beside a bare HMAC`;
    rows.push({ name, unit: 'µs', ...compared, goal: { of: 'ratio', atMost } });
  }
  return rows;
}

async function besideVendors(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const one of vendors) {
    const compared = await besideVendor(one);
    const also = one.parses ? ', both parsing the JSON' : '';
    const name = `${one.provider.name}, 2 kB, beside ${one.sdk}${also}`;
    rows.push({ name, unit: 'µs', ...compared, goal: { of: 'ratio', atMost: 1 } });
  }
  return rows;
}

async function besideVendor(vendor: Vendor) {
  const request = signedBy(vendor);
  const headers = Object.fromEntries(request.headers);
  const body = Buffer.from(request.body).toString();
  const [engine, theirs] = [engineFor(vendor), vendor.verifier(vendor.secret)];
  const ours = vendor.parses
    ? async () => (await engine(request)).verified && (JSON.parse(body) as unknown)
    : () => engine(request);
  return inTurns(pairs, await timed(ours), await timed(() => theirs({ headers, body })));
}

/** The microseconds of one call, of as many as take a while. */
async function timed(call: () => unknown): Promise<() => Promise<number>> {
  let calls = 1;
  for (let ms = 0; ms < leastMs; calls *= 2) ms = await duration(call, calls);
  for (let ms = 0; ms < warmingMs; ) ms += await duration(call, calls);
  return async () => (1_000 * (await duration(call, calls))) / calls;
}

/** @throws {Error} where a good signature is refused: what is measured then is another thing */
async function duration(call: () => unknown, calls: number): Promise<number> {
  const startedAt = performance.now();
  for (let at = 0; at < calls; at += 1) {
    const answer = call();
    const said = answer instanceof Promise ? await answer : answer;
    if (!(said?.verified ?? said)) throw new Error('a good signature was refused');
  }
  return performance.now() - startedAt;
}
