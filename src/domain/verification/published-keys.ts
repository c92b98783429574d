import { isObject, parseJson, textField } from '../content/json.ts';
import type { PublishedPlace } from './claim.ts';
import type { Credential, DatedKey, StoredValue } from './credential.ts';
import { type PublicKey, readCertificate, readJwk, readPem, writeJwk, writePem } from './crypto.ts';
import type { KeyPair } from './scheme.ts';

/** How a document is read that a sender publishes: like a secret, but that everybody may see it. */
export interface PublishedForm {
  readonly read: (document: StoredValue) => Credential | undefined;
  /** One with a key of ours in it. Absent for a certificate, which somebody signs. @param id its name in a set */
  readonly write?: (key: PublicKey, id: string) => string;
}

export const publishedForms: Readonly<Record<Exclude<PublishedPlace['at'], 'told'>, PublishedForm>> = {
  certificate: { read: (document) => keys([readCertificate(String(document))]) },
  pem: {
    read: (document) => keys([bare(readPem(String(document)))]),
    write: writePem,
  },
  jwks: {
    read: (document) => keys(jwkKeys(String(document))),
    write: (key, kid) => JSON.stringify({ keys: [{ ...writeJwk(key), kid }] }),
  },
};

export function publishedForm(place: PublishedPlace): PublishedForm {
  return place.at === 'told' ? place.answer : publishedForms[place.at];
}

/** What a key of ours is called where keys have names. */
export const ownKeyId = 'sallyport';

/** Where the public half of a pair of ours must be found, and what stands there. */
export function publication(place: PublishedPlace): Omit<KeyPair, 'kind' | 'sign'> {
  const { write } = publishedForm(place);
  const document = write && ((key: PublicKey) => write(key, ownKeyId));
  const isAmongOthers = place.at === 'jwks';
  return { publishedAt: place.url, publishedId: ownKeyId, isAmongOthers, ...(document && { document }) };
}

function keys(found: readonly (DatedKey | undefined)[]): Credential | undefined {
  const [first, ...more] = found.filter((one) => one !== undefined);
  return first && { kind: 'public', keys: [first, ...more] };
}

function bare(key: PublicKey | undefined): DatedKey | undefined {
  return key && { key };
}

/** https://www.rfc-editor.org/rfc/rfc7517#section-5: what cannot be read in a set is passed over */
function jwkKeys(document: string): readonly (DatedKey | undefined)[] {
  const set = parseJson(document)?.value;
  const jwks: readonly unknown[] = isObject(set) && Array.isArray(set.keys) ? set.keys : [];
  return jwks.filter(isObject).map((jwk) => {
    const key = readJwk(jwk);
    return key && { key, id: textField(jwk, 'kid') };
  });
}
