/**
 * The one place that says yes. A scheme turns a request into a claim, which is data; here a claim is confirmed, by
 * the only `switch` over its kinds (judge.ts), with credentials that are fetched here alone. So a provider can be wrong about where its
 * sender writes a signature, and never about what a good one is: no provider compares, pins a host, or fetches.
 *
 * What comes from the internet comes back as a verdict. Only an outage is an exception.
 */
import type { Clock } from '../../ports/clock.ts';
import type { Keys, Secrets } from '../../ports/secrets.ts';
import type { Endpoint } from '../endpoint.ts';
import { matchesWhole } from '../whole-match.ts';
import type { Claim, PublishedPlace } from './claim.ts';
import type { CredentialForm } from './credential.ts';
import { type Digest, mac } from './crypto.ts';
import { type Encoding, encode } from './encoding.ts';
import { judge } from './judge.ts';
import { type PublishedForm, publishedForm } from './published-keys.ts';
import type { Scheme, Signable } from './scheme.ts';
import { type Accounts, possible } from './secrets/accounts.ts';
import type { Secret } from './secrets/secret.ts';
import { isRejection, type Rejection, reject, type Verdict } from './verdict.ts';

/** What a request must be proven with. */
export interface Proving {
  readonly scheme: Scheme;
  /** Of the secret that is stored for it. Nothing where its sender publishes its keys. */
  readonly secretId?: string | undefined;
  readonly accounts?: Accounts | undefined;
}

export function provingOf({ provider, secretId }: Pick<Endpoint, 'provider' | 'secretId'>): Proving {
  return { scheme: provider.scheme, secretId, accounts: provider.accounts };
}

/** Where the credentials of one claim are, and how they are read. */
interface Source {
  readonly secrets: Keys;
  readonly id: string;
  readonly question?: string | undefined;
  readonly form: PublishedForm;
}

export class Engine {
  readonly #stored: Secrets;
  readonly #published: Keys;
  readonly #clock: Clock;

  /** @param published documents with public keys, by their address */
  constructor(stored: Secrets, published: Keys, clock: Clock) {
    this.#stored = stored;
    this.#published = published;
    this.#clock = clock;
  }

  /**
   * Noise is turned away before a credential is needed; what none confirms is worth one more look at where they are kept,
   * before the answer, since one may have been changed a moment ago.
   * @throws {SecretsUnavailable} when there is nothing to verify with
   */
  async verify(request: Signable, by: Proving): Promise<Verdict> {
    const claim = by.scheme.examine(request, this.#clock.now());
    return isRejection(claim) ? claim : await this.confirm(claim, request, by);
  }

  /** Confirms one claim, with another form of the same secret where `form` is given. */
  async confirm(
    claim: Claim,
    request: Signable,
    by: Proving,
    form: CredentialForm | undefined = by.scheme.credential,
  ): Promise<Verdict> {
    const source =
      claim.kind === 'signature' && claim.key.at !== 'stored'
        ? await this.#publishedAt(claim.key, by, form)
        : stored(this.#stored, by, form);
    if (isRejection(source)) return source;
    const { secrets, id, question } = source;
    const known = await secrets.get(id, question);
    const match = (some: readonly Secret[]) => this.#match(claim, some, source, request, by);
    const verdict = match(known);
    if (verdict.verified) return verdict;
    const newer = await secrets.refresh(id, known);
    return newer ? match(newer) : verdict;
  }

  /**
   * What the newest secret makes of a challenge.
   * @throws {SecretsUnavailable} where there is none that could
   */
  async macOf(
    challenge: string,
    { digest, encoding }: { readonly digest: Digest; readonly encoding: Encoding },
    by: Proving,
  ): Promise<string> {
    const { secrets, id, form } = stored(this.#stored, by, by.scheme.credential);
    const [newest] = await secrets.get(id);
    const credential = newest?.as(form);
    if (credential?.kind !== 'key') throw new TypeError('a MAC is made with a key');
    return encode(mac(digest, credential.bytes, [challenge]), encoding);
  }

  /** The text that the newest secret has in another of its fields. @returns nothing where it has none */
  async textOf(field: CredentialForm, by: Proving): Promise<string | undefined> {
    const { secrets, id } = stored(this.#stored, by, field);
    const [newest] = await secrets.get(id);
    const credential = newest?.as(field);
    return credential?.kind === 'key' ? Buffer.from(credential.bytes).toString() : undefined;
  }

  async #publishedAt(
    place: PublishedPlace,
    by: Proving,
    form: CredentialForm | undefined,
  ): Promise<Source | Rejection> {
    if (!isPinned(place.url, by.scheme.keyAddress)) return reject('key_not_trusted');
    const published = { secrets: this.#published, id: place.url, form: publishedForm(place) };
    if (place.at !== 'told') return published;
    const { secrets, id } = stored(this.#stored, by, form);
    const [newest] = await secrets.get(id);
    const question = newest && place.question(newest);
    return question === undefined ? reject('signature_mismatch') : { ...published, question };
  }

  #match(
    claim: Claim,
    secrets: readonly Secret[],
    { form }: Source,
    request: Signable,
    { scheme, accounts }: Proving,
  ): Verdict {
    const tried = possible(secrets, accounts, request);
    return judge(claim, tried, form, scheme.proof, this.#clock.now());
  }
}

function stored(secrets: Secrets, { secretId }: Proving, form: CredentialForm | undefined): Source {
  if (secretId === undefined || form === undefined)
    throw new TypeError('a scheme that claims a stored credential must say how it is read');
  return { secrets, id: secretId, form };
}

/** Only a whole address counts, so that no `https://good.example@bad.example/` passes for one at good.example. */
export function isPinned(url: string, pinned: RegExp | undefined): boolean {
  return pinned !== undefined && url.startsWith('https://') && matchesWhole(pinned, url);
}
