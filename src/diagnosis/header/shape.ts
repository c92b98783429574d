import type { Claim } from '../../domain/verification/claim.ts';
import type { Credential } from '../../domain/verification/credential.ts';
import { type Encoding, encode } from '../../domain/verification/encoding.ts';
import { proofsOf } from '../../domain/verification/proofs.ts';
import type { Scheme, Signable } from '../../domain/verification/scheme.ts';
import { Secret } from '../../domain/verification/secrets/secret.ts';
import { signable } from '../../domain/verification/signed-url.ts';
import { isRejection } from '../../domain/verification/verdict.ts';
import type { Trial } from '../trial.ts';

/** How a sender writes the header that proves it: learnt from a request that is signed with a key made for it. */
export interface Shape {
  readonly name: string;
  /** What stands around the signature: `sha256=`, `t=1767261600,v1=`. */
  readonly before: string;
  readonly after: string;
  /** Nothing where a text is shown as it is, or a JWT. */
  readonly encoding: Encoding | undefined;
  /** Of a signature that stands by itself. */
  readonly bytes: number;
  readonly kind: Claim['kind'];
  /** By the key that was made for it. */
  readonly claim: Claim;
  /** Whether the signature is one member of a list, beside a time perhaps. */
  readonly isListed: boolean;
}

const known = new WeakMap<Scheme, Shape>();

/** @returns nothing where only the sender can sign, or where the proof stands in no header */
export function shapeOf(trial: Trial): Shape | undefined {
  const { scheme } = trial.endpoint.provider;
  const shape = known.get(scheme) ?? learnt(trial, scheme);
  if (shape) known.set(scheme, shape);
  return shape;
}

/** What a sender signs where it signs not every body. */
const simplest = ['{}', '', 'a=1'].map((text) => Buffer.from(text));

function learnt({ request, endpoint, now }: Trial, scheme: Scheme): Shape | undefined {
  const credential = madeUp(scheme);
  const type = request.headers.get('content-type');
  const headers = new Map(type === undefined ? [] : [['content-type', type]]);
  for (const body of credential ? [request.body, ...simplest] : []) {
    const signed = signedBy(scheme, signable({ ...request, headers, body }, endpoint), credential, now);
    const claim = signed && scheme.examine(signed, now);
    if (claim && !isRejection(claim)) return found(signed.headers, claim);
  }
  return undefined;
}

/** @returns nothing where only the sender can, and for a request that it never signs */
function signedBy(scheme: Scheme, request: Signable, by: Credential | undefined, now: number) {
  try {
    return by && scheme.sign?.(request, by, now);
  } catch {
    return undefined;
  }
}

/** One that looks like the sender's and is nobody's. */
function madeUp({ credential }: Scheme): Credential | undefined {
  const text = credential?.make?.('5a11'.repeat(16));
  return text === undefined ? undefined : credential && new Secret(text).as(credential);
}

const encodings: readonly Encoding[] = ['hex', 'base64', 'base64url'];

function found(headers: ReadonlyMap<string, string>, claim: Claim): Shape | undefined {
  const { kind } = claim;
  if (kind === 'every') return undefined;
  const shown = Buffer.from(proofsOf(claim)[0]);
  const spellings = encodings.map((encoding) => [encode(shown, encoding), encoding] as const);
  const asText = kind === 'token' ? [[claim.shown, undefined] as const] : [];
  for (const [name, value] of headers)
    for (const [text, encoding] of [...asText, ...spellings]) {
      const [before, after] = value.split(text);
      if (before === undefined || after === undefined) continue;
      const token = before.search(/eyJ[\w-]+[.][\w-]*[.]$/);
      // all of a JWT is proof: what stands before it is written around it
      if (token >= 0) return { name, before: before.slice(0, token), after, bytes: 0, kind, claim, ...whole };
      const isListed = /\d{10}/.test(before + after);
      return { name, before, after, encoding, bytes: shown.length, kind, claim, isListed };
    }
  return undefined;
}

const whole = { encoding: undefined, isListed: false };
