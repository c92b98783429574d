import { isObject, parseJson, textField } from '../content/json.ts';
import type { KeyPlace } from './claim.ts';
import type { Credential, DatedKey, StoredValue } from './credential.ts';
import { type PublicKey, readCertificate, readJwk, readPem } from './crypto.ts';

/** How a document is read that a sender publishes: like a secret, but that everybody may see it. */
export interface PublishedForm {
  readonly read: (document: StoredValue) => Credential | undefined;
}

export const publishedForms: Readonly<Record<Exclude<KeyPlace['at'], 'stored' | 'told'>, PublishedForm>> = {
  certificate: { read: (document) => keys(typeof document === 'string' ? [readCertificate(document)] : []) },
  pem: { read: (document) => keys(typeof document === 'string' ? [bare(readPem(document))] : []) },
  jwks: { read: (document) => keys(typeof document === 'string' ? jwkKeys(document) : []) },
};

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
