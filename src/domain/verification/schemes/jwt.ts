import type { Carrier } from '../carriers.ts';
import type { Claim, Message } from '../claim.ts';
import type { CredentialForm } from '../credential.ts';
import { text } from '../credential-forms.ts';
import { keyKindOf, mac, signedWith } from '../crypto.ts';
import { decode, encode } from '../encoding.ts';
import { publicKey } from '../public-key-form.ts';
import { ownKeyId, publication } from '../published-keys.ts';
import type { Scheme, Signable } from '../scheme.ts';
import { isRejection, type Proof, type Rejection, reject } from '../verdict.ts';
import {
  type JoseObject,
  joseObject,
  type KeyPairJws,
  type KeySource,
  keyPlace,
  macs,
  readJoseHeader,
  type SharedKeyJws,
  signatures,
} from './jose.ts';
import { type JwtRules, maxAgeOf, refuseClaims, timeOfClaims, writtenClaims } from './jwt-claims.ts';

export interface JwtRecipe extends JwtRules {
  readonly at: Carrier;
  /** The one that this sender uses. What the token says of it must agree, and chooses nothing. */
  readonly algorithm: SharedKeyJws | KeyPairJws;
  /** What the key looks like where it is stored. */
  readonly credential?: CredentialForm;
  /** Where the sender's keys are found, where they are not stored. */
  readonly keys?: KeySource;
  /** `signed` where a claim binds the body, or the body is the token. */
  readonly proof: Exclude<Proof, 'token'>;
  readonly signsUrl?: boolean;
}

/** More than any token needs: what is read of it before it is proven ends here, unless it is the body. */
const longest = 1_048_576;

/** A JSON Web Token in compact form: https://www.rfc-editor.org/rfc/rfc7519 and https://www.rfc-editor.org/rfc/rfc8725 */
export function jwt(recipe: JwtRecipe): Scheme {
  const { at, algorithm, keys, proof, signsUrl = false } = recipe;
  const stored = isShared(algorithm) ? text() : publicKey(signatures[algorithm]);
  const { credential = stored } = recipe;
  return {
    proof,
    signsUrl,
    ...(keys ? { keyAddress: keys.address } : {}),
    ...(keys && !recipe.credential ? {} : { credential }),
    ...timeOf(recipe),
    examine(request, now) {
      const token = at.read(request);
      if (token === undefined) return reject('signature_missing');
      const read = readToken(token, algorithm);
      if (isRejection(read)) return read;
      const refused = refuseClaims(read.claims, recipe, request, now);
      return refused ?? claimOf(read, algorithm, keys);
    },
    ...signers(recipe),
  };
}

/** What a token says that was proven: for a sender whose token is what it delivers. */
export function claimsIn(token: string): JoseObject | undefined {
  return joseObject(token.split('.')[1] ?? '');
}

function timeOf({ at, ...rules }: JwtRecipe): Pick<Scheme, 'time'> {
  if (rules.time === 'never') return {};
  const of = (request: Signable) => timeOfClaims(claimsIn(at.read(request) ?? ''), rules);
  return { time: { of, ...(rules.time === 'iat' && { toleranceSeconds: maxAgeOf(rules) }) } };
}

interface Token {
  readonly header: JoseObject;
  readonly claims: JoseObject;
  readonly signature: Uint8Array;
  readonly signed: Message;
}

function readToken(token: string, algorithm: JwtRecipe['algorithm']): Token | Rejection {
  if (token.length > longest) return reject('signature_malformed');
  const [first, second = '', third = '', ...more] = token.split('.', 4) as [string, ...string[]];
  const header = readJoseHeader(first, algorithm);
  const claims = joseObject(second);
  const signature = decode(third, 'base64url');
  if (!header || !claims || !signature || more.length > 0) return reject('signature_malformed');
  return { header, claims, signature, signed: [`${first}.${second}`] };
}

function claimOf(
  { header, signature, signed }: Token,
  algorithm: JwtRecipe['algorithm'],
  keys: KeySource | undefined,
): Claim | Rejection {
  if (isShared(algorithm))
    return { kind: 'mac', digest: macs[algorithm], macs: [signature], messages: [signed] };
  const key = keyPlace(header, keys);
  if (isRejection(key)) return key;
  return {
    kind: 'signature',
    algorithm: signatures[algorithm],
    signatures: [signature],
    messages: [signed],
    key,
  };
}

function signers(recipe: JwtRecipe): Pick<Scheme, 'sign' | 'pair'> {
  const { at, algorithm, keys } = recipe;
  const signed = (request: Signable, now: number, sign: (message: Message) => Uint8Array, kid?: string) => {
    const header = { alg: algorithm, typ: 'JWT', ...(kid === undefined ? {} : { kid }) };
    const parts = [header, writtenClaims(recipe, request, now)].map((part) =>
      base64url(JSON.stringify(part)),
    );
    const message = parts.join('.');
    return at.write(request, `${message}.${encode(sign([message]), 'base64url')}`);
  };
  if (isShared(algorithm)) {
    const digest = macs[algorithm];
    return {
      sign(request, by, now) {
        if (by.kind !== 'key') throw new TypeError('a MAC is made with a key');
        return signed(request, now, (message) => mac(digest, by.bytes, message));
      },
    };
  }
  const by = signatures[algorithm];
  const kind = keyKindOf(by);
  const id = keys && ownKeyId;
  return {
    pair: {
      kind,
      ...(keys && publication(keys.placeOf(ownKeyId))),
      sign: (request, key, now) => signed(request, now, (message) => signedWith(by, key, message), id),
    },
  };
}

function isShared(algorithm: JwtRecipe['algorithm']): algorithm is SharedKeyJws {
  return algorithm in macs;
}

function base64url(json: string): string {
  return encode(Buffer.from(json), 'base64url');
}
